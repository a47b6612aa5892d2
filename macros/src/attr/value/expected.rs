//! Words that must be one of several, and what was probably meant where a value is of the wrong type.

use crate::{
    diag::{Diag, nearest},
    printed::{code as code_of, shown},
};
use syn::{Expr, ExprLit, Lit, UnOp, ext::IdentExt};

/// Reads a string that must be one of several words.
pub(super) fn one_of<T: Copy>(expr: &Expr, what: &str, all: &[T], name: impl Fn(T) -> &'static str) -> Result<T, Diag> {
    let names = || all.iter().map(|value| name(*value));
    let legal = legal_values(all, &name);
    let meant = |text: &str| {
        let plain = |text: &str| text.replace(['_', '-', ' '], "").to_lowercase();
        let exact = names().find(|name| *name == text);
        let same = || names().find(|name| plain(name) == plain(text) && is_capital(name) == is_capital(text));
        let other = || other_name(text).filter(|other| names().any(|name| name == *other));
        let begun = || names().find(|name| text.len() > 3 && plain(name).starts_with(&plain(text)));
        exact.or_else(same).or_else(other).or_else(begun).or_else(|| nearest(text, names()))
    };
    let Some(Lit::Str(text)) = literal(expr) else {
        // A bare name may be the value without its quotes; a number never is.
        let bare = match ungroup(expr) {
            Expr::Path(path) => path.path.segments.last().and_then(|last| meant(&last.ident.to_string())),
            other => quoted(other).and_then(|quoted| meant(quoted.trim_matches('"'))),
        };
        return Err(expected(expr, "a string literal", bare.map(|bare| format!("{bare:?}"))).note(legal));
    };
    let value = text.value();
    all.iter().copied().find(|candidate| name(*candidate) == value).ok_or_else(|| {
        let diag = Diag::new(text.span(), format!("unknown {what} `{value}`"));
        let diag = match meant(&value) {
            Some(near) => diag.write(format!("\"{near}\"")),
            None => diag,
        };
        diag.note(legal)
    })
}

pub(super) fn legal_values<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str) -> String {
    let names: Vec<String> = all.iter().map(|value| format!("`{:?}`", name(*value))).collect();
    format!("the legal values are {}", names.join(", "))
}

pub(super) fn is_capital(text: &str) -> bool {
    text.chars().all(|c| !c.is_lowercase())
}

/// Names that other crates have for a case.
pub(super) fn other_name(text: &str) -> Option<&'static str> {
    Some(match text.replace(['_', '-', ' '], "").to_lowercase().as_str() {
        "uppercase" | "upper" | "screaming" | "constantcase" | "shoutysnakecase" | "upperkebabcase"
        | "screamingkebabcase" | "uppersnakecase" => "SCREAMING_SNAKE_CASE",
        "lowercase" | "lower" | "snake" => "snake_case",
        "dash" | "hyphen" | "dashed" | "kebab" | "traincase" => "kebab-case",
        "uppercamelcase" | "titlecase" | "uppercamel" => "PascalCase",
        "lowercamelcase" | "mixedcase" | "lowercamel" => "camelCase",
        "number" | "numbers" | "integer" | "int" | "digits" => "numeric",
        _ => return None,
    })
}

pub(crate) fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Reports a value of the wrong type, with a suggestion if one can be guessed.
pub(super) fn expected(expr: &Expr, what: &str, fix: Option<String>) -> Diag {
    let found = match literal(expr) {
        Some(Lit::Str(_)) => "a string",
        Some(Lit::Int(_)) => "an integer",
        Some(Lit::Float(_)) => "a floating-point number",
        Some(Lit::Bool(_)) => "a boolean",
        Some(Lit::Char(_)) => "a character",
        Some(Lit::ByteStr(_) | Lit::Byte(_)) => "a byte literal",
        Some(Lit::CStr(_)) => "a C string",
        _ => match ungroup(expr) {
            Expr::Path(_) => "a name",
            Expr::Macro(_) => "a macro",
            _ => "an expression",
        },
    };
    let diag = Diag::over(expr, format!("expected {what}, found {found}"));
    match fix {
        Some(fix) => diag.write(fix),
        None if found == "a macro" => diag.help("write its result: macros are expanded after the attributes are read"),
        None if found == "a name" => diag
            .help("write the text itself, in quotes")
            .note("attributes are read before names have a meaning, so the value of a constant cannot be seen"),
        None => diag,
    }
}

/// The value written as a string: the probable intention where a string is required.
pub(super) fn quoted(expr: &Expr) -> Option<String> {
    match ungroup(expr) {
        // A name in capitals is probably a constant.
        Expr::Path(path) => {
            let name = path.path.get_ident()?.unraw().to_string();
            name.contains(char::is_lowercase).then(|| format!("\"{name}\""))
        }
        // `"a".to_owned()`
        Expr::MethodCall(call) => literal(&call.receiver).and_then(|_| quoted(&call.receiver)),
        // `String::from("a")`
        Expr::Call(call) if call.args.len() == 1 => {
            call.args.first().filter(|arg| literal(arg).is_some()).and_then(quoted)
        }
        Expr::Reference(reference) => quoted(&reference.expr),
        Expr::Paren(paren) => quoted(&paren.expr),
        Expr::Macro(call) => of_macro(&call.mac).map(|text| format!("{text:?}")),
        other => match literal(other)? {
            Lit::Str(text) => Some(text.token().to_string()),
            Lit::Int(number) => Some(format!("\"{number}\"")),
            Lit::Bool(value) => Some(format!("\"{}\"", value.value)),
            Lit::Char(c) => Some(format!("{:?}", c.value().to_string())),
            Lit::ByteStr(bytes) => String::from_utf8(bytes.value()).ok().map(|text| format!("{text:?}")),
            Lit::CStr(text) => text.value().into_string().ok().map(|text| format!("{text:?}")),
            _ => None,
        },
    }
}

/// The text with placeholders that `format!`, `concat!` or `stringify!` would make.
pub(super) fn of_macro(call: &syn::Macro) -> Option<String> {
    let name = call.path.segments.last()?.ident.to_string();
    if name == "stringify" {
        return Some(code_of(&call.tokens));
    }
    let arguments = call.parse_body_with(syn::punctuated::Punctuated::<Expr, syn::Token![,]>::parse_terminated).ok()?;
    let text = |expr: &Expr| match literal(expr)? {
        Lit::Str(text) => Some(text.value()),
        Lit::Int(number) => Some(number.base10_digits().to_owned()),
        Lit::Float(number) => Some(number.base10_digits().to_owned()),
        Lit::Char(c) => Some(c.value().to_string()),
        Lit::Bool(value) => Some(value.value.to_string()),
        _ => None,
    };
    match name.as_str() {
        "concat" => arguments.iter().map(text).collect(),
        "format" | "format_args" => {
            let mut arguments = arguments.iter();
            let format = text(arguments.next()?)?;
            let (mut positional, mut named) = (Vec::new(), Vec::new());
            for argument in arguments {
                match argument {
                    Expr::Assign(pair) => named.push((shown(&pair.left), field_in(&pair.right)?)),
                    value => positional.push(field_in(value)?),
                }
            }
            of_format(&format, &positional, &named)
        }
        _ => None,
    }
}

/// The text with placeholders that has the meaning of a format string.
pub(super) fn of_format(format: &str, positional: &[String], named: &[(String, String)]) -> Option<String> {
    let mut text = String::new();
    let mut rest = format;
    let mut next = positional.iter();
    while let Some(at) = rest.find(['{', '}', '<']) {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        let after = from.get(1..)?;
        rest = match from.chars().next()? {
            '<' if after.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '<') => {
                text.push_str("<<");
                after
            }
            '<' => {
                text.push('<');
                after
            }
            '}' => {
                text.push('}');
                after.strip_prefix('}')?
            }
            _ if after.starts_with('{') => {
                text.push('{');
                after.get(1..)?
            }
            _ => {
                let (content, after) = after.split_once('}')?;
                let (argument, spec) = match content.split_once(':') {
                    Some((argument, spec)) => (argument.trim(), format!(":{}", spec.trim())),
                    None => (content.trim(), String::new()),
                };
                let name = match (argument, argument.parse::<usize>()) {
                    ("", _) => next.next()?.clone(),
                    (_, Ok(index)) => positional.get(index)?.clone(),
                    (name, _) => named
                        .iter()
                        .find(|(known, _)| known == name)
                        .map_or_else(|| name.trim_start_matches('_').to_owned(), |(_, field)| field.clone()),
                };
                text.extend(["<", &name, &spec, ">"]);
                after
            }
        };
    }
    text.push_str(rest);
    Some(text)
}

/// The name, in a template, of the field that an expression is: `user` or `self.user`.
pub(super) fn field_in(expr: &Expr) -> Option<String> {
    match ungroup(expr) {
        Expr::Path(path) => {
            let name = path.path.get_ident()?.unraw().to_string();
            let index = name.strip_prefix('_').filter(|index| index.parse::<u32>().is_ok());
            Some(index.unwrap_or(&name).to_owned())
        }
        Expr::Reference(reference) => field_in(&reference.expr),
        Expr::Paren(paren) => field_in(&paren.expr),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => field_in(&unary.expr),
        Expr::Field(field) if matches!(&*field.base, Expr::Path(path) if path.path.is_ident("self")) => {
            Some(match &field.member {
                syn::Member::Named(name) => name.unraw().to_string(),
                syn::Member::Unnamed(index) => index.index.to_string(),
            })
        }
        _ => None,
    }
}

/// The literal in `expr`, even inside the invisible group that a `macro_rules` fragment adds.
pub(crate) fn literal(expr: &Expr) -> Option<&Lit> {
    match ungroup(expr) {
        Expr::Lit(ExprLit { lit, .. }) => Some(lit),
        _ => None,
    }
}

pub(crate) fn ungroup(expr: &Expr) -> &Expr {
    match expr {
        Expr::Group(group) => ungroup(&group.expr),
        other => other,
    }
}
