//! Finds enums of errors, and the matches that state their statuses, codes and texts.

use std::collections::HashMap;

use quote::ToTokens;
use syn::{Expr, ExprMatch, FnArg, ImplItem, Item, ItemEnum, ItemImpl, Pat, ReceiverKind, ReturnType, Stmt, Type};

use super::code::Code;
use super::values::Constants;

/// Everything in the files that matters.
#[derive(Default)]
pub(super) struct Found<'c> {
    /// The enums by name; each with its file.
    pub(super) enums: HashMap<String, Vec<(&'c Code, &'c ItemEnum)>>,
    pub(super) impls: Vec<(&'c Code, &'c ItemImpl)>,
    pub(super) constants: Constants<'c>,
    /// Macros that make enums.
    pub(super) macros: Vec<(&'c Code, &'c syn::ItemMacro)>,
}

impl<'c> Found<'c> {
    pub(super) fn of(files: &'c [Code]) -> Self {
        let mut found = Self::default();
        for code in files {
            found.items(code, &code.syntax.items);
        }
        found
    }

    fn items(&mut self, code: &'c Code, items: &'c [Item]) {
        for item in items {
            match item {
                Item::Enum(item) => self.enums.entry(item.ident.to_string()).or_default().push((code, item)),
                Item::Impl(item) => {
                    self.impls.push((code, item));
                    for inner in &item.items {
                        if let ImplItem::Const(constant) = inner {
                            self.constants.add(&constant.ident, &constant.expr);
                        }
                    }
                }
                Item::Const(constant) => self.constants.add(&constant.ident, &constant.expr),
                Item::Static(constant) => self.constants.add(&constant.ident, &constant.expr),
                Item::Mod(module) => {
                    if let Some((_, items)) = &module.content {
                        self.items(code, items);
                    }
                }
                Item::Macro(item) => {
                    let text = item.mac.tokens.to_string();
                    if text.split_whitespace().any(|word| word == "enum") {
                        self.macros.push((code, item));
                    }
                }
                _ => {}
            }
        }
    }

    /// The impls for a type, or from it.
    pub(super) fn impls_of(&self, name: &str) -> impl Iterator<Item = (&'c Code, &'c ItemImpl)> {
        let is_about = move |item: &ItemImpl| {
            let of_trait = item.trait_.as_ref().and_then(|(path, _)| path.segments.last());
            let argument = of_trait
                .filter(|segment| segment.ident == "From")
                .and_then(|segment| first_argument(&segment.arguments));
            last_name(&item.self_ty).as_deref() == Some(name) || argument.and_then(last_name).as_deref() == Some(name)
        };
        let name_of = move |(_, item): &(&'c Code, &'c ItemImpl)| is_about(item);
        self.impls.iter().copied().filter(name_of).collect::<Vec<_>>().into_iter()
    }
}

fn first_argument(arguments: &syn::PathArguments) -> Option<&Type> {
    let syn::PathArguments::AngleBracketed(arguments) = arguments else { return None };
    arguments
        .args
        .iter()
        .find_map(|argument| if let syn::GenericArgument::Type(ty) = argument { Some(ty) } else { None })
}

/// The last segment of a type's path, without references.
pub(super) fn last_name(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()),
        Type::Reference(reference) => last_name(&reference.elem),
        Type::Paren(paren) => last_name(&paren.elem),
        Type::Group(group) => last_name(&group.elem),
        _ => None,
    }
}

/// The name of the trait of an impl.
pub(super) fn trait_name(item: &ItemImpl) -> Option<String> {
    let (path, _) = item.trait_.as_ref()?;
    path.segments.last().map(|segment| segment.ident.to_string())
}

/// What a match, or a part of its values, is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Status,
    Code,
    Message,
    Other,
}

/// A match over the values of an enum.
pub(super) struct Site<'c> {
    pub(super) code: &'c Code,
    /// The name of the function.
    pub(super) name: String,
    pub(super) item: &'c ExprMatch,
    /// A reference to the matched value.
    pub(super) receiver: String,
    /// What the names around the match say that its values are.
    pub(super) columns: Vec<Column>,
    /// The type of the values, if the function states it.
    pub(super) output: Option<String>,
}

/// The matches in an impl over values of an enum.
pub(super) fn sites<'c>(code: &'c Code, item: &'c ItemImpl, enum_name: &str) -> Vec<Site<'c>> {
    let is_own = last_name(&item.self_ty).as_deref() == Some(enum_name);
    let is_enum = |ty: &Type| {
        let name = last_name(ty);
        name.as_deref() == Some(enum_name) || is_own && name.as_deref() == Some("Self")
    };
    let mut found = Vec::new();
    for inner in &item.items {
        let ImplItem::Fn(function) = inner else { continue };
        // The names of the value, each with a reference to it.
        let mut receivers = Vec::new();
        for input in &function.sig.inputs {
            match input {
                FnArg::Receiver(receiver) if is_own => {
                    receivers.push((
                        "self".to_owned(),
                        if matches!(receiver.kind, ReceiverKind::Reference(..)) { "self" } else { "&self" }.to_owned(),
                    ));
                }
                FnArg::Typed(typed) if is_enum(&typed.ty) => {
                    if let Pat::Ident(name) = &*typed.pat {
                        let name = name.ident.to_string();
                        let reference =
                            if matches!(*typed.ty, Type::Reference(_)) { name.clone() } else { format!("&{name}") };
                        receivers.push((name, reference));
                    }
                }
                _ => {}
            }
        }
        let name = function.sig.ident.to_string();
        let output = match &function.sig.output {
            ReturnType::Type(_, ty) => Some(ty.to_token_stream().to_string().replace(' ', "")),
            ReturnType::Default => None,
        };
        for (index, statement) in function.block.stmts.iter().enumerate() {
            let is_last = index + 1 == function.block.stmts.len();
            let (item, columns, output) = match statement {
                Stmt::Expr(Expr::Match(item), None) if is_last => {
                    let by_name = by_function(&name, output.as_deref());
                    (item, by_name.into_iter().collect(), output.clone())
                }
                Stmt::Local(local) => match local.init.as_ref().map(|init| &*init.expr) {
                    Some(Expr::Match(item)) => (item, by_pattern(&local.pat), None),
                    _ => continue,
                },
                _ => continue,
            };
            let matched = matched_name(&item.expr);
            let receiver = receivers.iter().find(|(name, _)| matched.as_ref() == Some(name));
            if let Some((_, receiver)) = receiver {
                found.push(Site { code, name: name.clone(), item, receiver: receiver.clone(), columns, output });
            }
        }
    }
    found
}

/// The name in `match name`, `match *name` and `match &name`.
fn matched_name(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Path(path) => path.path.get_ident().map(ToString::to_string),
        Expr::Unary(unary) => matched_name(&unary.expr),
        Expr::Reference(reference) => matched_name(&reference.expr),
        Expr::Paren(paren) => matched_name(&paren.expr),
        _ => None,
    }
}

/// What a function returns, by its name and its type.
fn by_function(name: &str, output: Option<&str>) -> Option<Column> {
    let output = output.unwrap_or_default();
    let is_text = ["str", "String", "Cow"].iter().any(|text| output.contains(text)) && !output.contains('(');
    let is_number = ["u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64", "usize", "isize"].contains(&output);
    if output.starts_with('(') {
        return None;
    }
    if output.ends_with("StatusCode") || output.ends_with("Status") || name.contains("status") && is_number {
        return Some(Column::Status);
    }
    if is_text || is_number {
        return Some(by_name(name));
    }
    Some(Column::Other)
}

fn by_name(name: &str) -> Column {
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if has(&["status"]) {
        Column::Status
    } else if has(&["code", "slug", "error_type", "err_type", "kind", "reason", "key"]) {
        Column::Code
    } else if has(&["message", "msg", "detail", "title", "text", "description", "error"]) {
        Column::Message
    } else {
        Column::Other
    }
}

fn by_pattern(pattern: &Pat) -> Vec<Column> {
    match pattern {
        Pat::Ident(ident) => vec![by_name(&ident.ident.to_string())],
        Pat::Tuple(tuple) => tuple.elems.iter().flat_map(by_pattern).collect(),
        Pat::Type(typed) => by_pattern(&typed.pat),
        _ => vec![Column::Other],
    }
}
