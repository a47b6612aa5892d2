//! The constant values of expressions: statuses, codes and texts.

use std::collections::HashMap;

use syn::{Expr, Lit, Pat};

/// A value that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Known {
    Status(u16),
    Text(String),
    Number(i64),
}

/// The constants of the files by their names. A name that is used twice has no value.
#[derive(Default)]
pub(super) struct Constants<'c> {
    named: HashMap<String, Option<&'c Expr>>,
}

/// How many constants lead to each other.
const LONGEST: usize = 8;

impl<'c> Constants<'c> {
    pub(super) fn add(&mut self, name: &syn::Ident, value: &'c Expr) {
        self.named.entry(name.to_string()).and_modify(|known| *known = None).or_insert(Some(value));
    }

    /// The value of an expression, if it is constant.
    pub(super) fn value(&self, expr: &Expr) -> Option<Known> {
        self.value_of(expr, 0)
    }

    fn value_of(&self, expr: &Expr, links: usize) -> Option<Known> {
        if links > LONGEST {
            return None;
        }
        match expr {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(text) => Some(Known::Text(text.value())),
                Lit::Int(number) => number.base10_parse().ok().map(Known::Number),
                _ => None,
            },
            Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Neg(_)) => match self.value_of(&unary.expr, links)? {
                Known::Number(number) => Some(Known::Number(-number)),
                _ => None,
            },
            Expr::Paren(paren) => self.value_of(&paren.expr, links),
            Expr::Group(group) => self.value_of(&group.expr, links),
            Expr::Reference(reference) => self.value_of(&reference.expr, links),
            Expr::Path(path) => {
                let mut segments = path.path.segments.iter().rev().map(|segment| segment.ident.to_string());
                let name = segments.next()?;
                let of = segments.next().unwrap_or_default();
                let status =
                    if matches!(of.as_str(), "StatusCode" | "Status" | "") { status_named(&name) } else { None };
                if let (Some(status), true) = (status, of.as_str() != "") {
                    return Some(Known::Status(status));
                }
                self.named.get(&name).copied().flatten().and_then(|value| self.value_of(value, links + 1))
            }
            // `"code".to_string()`, `StatusCode::from_u16(404).unwrap()`.
            Expr::MethodCall(call) if call.args.len() < 2 => {
                let changes_nothing = ["to_string", "to_owned", "into", "unwrap", "as_u16", "clone", "as_str"];
                let is_unwrap = ["unwrap_or_default", "expect", "unwrap_or"].iter().any(|name| call.method == name);
                let is_plain = changes_nothing.iter().any(|name| call.method == name) && call.args.is_empty();
                if is_plain || is_unwrap { self.value_of(&call.receiver, links) } else { None }
            }
            Expr::Call(call) => {
                let Expr::Path(path) = &*call.func else { return None };
                let [argument] = call.args.iter().collect::<Vec<_>>()[..] else { return None };
                let name = path.path.segments.last()?.ident.to_string();
                let value = self.value_of(argument, links)?;
                match (name.as_str(), value) {
                    ("from_u16" | "new", Known::Number(number)) => status(number).map(Known::Status),
                    ("from" | "Borrowed", value @ Known::Text(_)) => Some(value),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

pub(super) fn status(number: i64) -> Option<u16> {
    u16::try_from(number).ok().filter(|status| (400..=599).contains(status))
}

/// The error status of a constant of `http` (`NOT_FOUND`) or of Rocket (`NotFound`).
fn status_named(name: &str) -> Option<u16> {
    let squeeze = |text: &str| text.chars().filter(|char| char.is_alphanumeric()).collect::<String>().to_lowercase();
    let older =
        [("PAYLOAD_TOO_LARGE", 413), ("CONTENT_TOO_LARGE", 413), ("UNPROCESSABLE_ENTITY", 422), ("IM_A_TEAPOT", 418)];
    let wanted = squeeze(name);
    if let Some((_, status)) = older.iter().find(|(older, _)| squeeze(older) == wanted) {
        return Some(*status);
    }
    let reason = |status: u16| http::StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
    (400..=599).find(|status| reason(*status).is_some_and(|reason| squeeze(reason) == wanted))
}

/// What a pattern matches.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Matches {
    /// All values of a variant.
    Variant(String),
    /// Some values of a variant.
    Part(String),
    /// Everything.
    All,
    Unknown,
}

/// What each alternative of a pattern matches; `variants` are those of the enum.
pub(super) fn matches_of(pattern: &Pat, variants: &[String]) -> Vec<Matches> {
    match pattern {
        Pat::Or(or) => or.cases.iter().flat_map(|case| matches_of(case, variants)).collect(),
        Pat::Paren(paren) => matches_of(&paren.pat, variants),
        Pat::Reference(reference) => matches_of(&reference.pat, variants),
        Pat::Wild(_) => vec![Matches::All],
        Pat::Ident(ident) if ident.subpat.is_none() => {
            let name = ident.ident.to_string();
            // A variant that was imported, or a name for everything else.
            vec![if variants.contains(&name) { Matches::Variant(name) } else { Matches::All }]
        }
        Pat::Path(path) => vec![variant(&path.path, variants, true)],
        Pat::TupleStruct(tuple) => vec![variant(&tuple.path, variants, tuple.elems.iter().all(takes_all))],
        Pat::Struct(fields) => {
            vec![variant(&fields.path, variants, fields.fields.iter().all(|field| takes_all(&field.pat)))]
        }
        _ => vec![Matches::Unknown],
    }
}

fn variant(path: &syn::Path, variants: &[String], is_whole: bool) -> Matches {
    let name = path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
    match (variants.contains(&name), is_whole) {
        (false, _) => Matches::Unknown,
        (true, true) => Matches::Variant(name),
        (true, false) => Matches::Part(name),
    }
}

/// Whether a pattern matches every value.
fn takes_all(pattern: &Pat) -> bool {
    match pattern {
        Pat::Wild(_) | Pat::Rest(_) => true,
        Pat::Ident(ident) => {
            let begins_small = ident.ident.to_string().starts_with(|char: char| char.is_lowercase() || char == '_');
            ident.subpat.as_ref().is_none_or(|(_, inner)| takes_all(inner)) && begins_small
        }
        Pat::Reference(reference) => takes_all(&reference.pat),
        Pat::Paren(paren) => takes_all(&paren.pat),
        Pat::Tuple(tuple) => tuple.elems.iter().all(takes_all),
        _ => false,
    }
}
