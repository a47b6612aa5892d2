//! Labels, levels and canonical codes.

use proc_macro2::Span;
use syn::{Expr, Lit, Meta, ext::IdentExt, spanned::Spanned};

use super::{
    code::{integer, signed},
    expected::{expected, listed, literal, one_of, quoted, ungroup},
    read::{FromKey, List, Located},
};
use crate::{
    diag::{Diag, Extent},
    items::key_name,
};

/// `level = "off"`, `"debug"`, `"info"`, `"warn"` or `"error"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Level(pub(crate) &'static str);

impl FromKey for Level {
    fn from_expr(expr: &Expr) -> Result<Self, Diag> {
        one_of(expr, "level", &["off", "debug", "info", "warn", "error"].map(Level), |level| level.0)
    }
}

/// `grpc = ABORTED`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Grpc(pub(crate) &'static str);

/// The codes of `google/rpc/code.proto`, except `OK`, which is no error.
pub(super) const GRPC_CODES: [&str; 16] = [
    "CANCELLED",
    "UNKNOWN",
    "INVALID_ARGUMENT",
    "DEADLINE_EXCEEDED",
    "NOT_FOUND",
    "ALREADY_EXISTS",
    "PERMISSION_DENIED",
    "RESOURCE_EXHAUSTED",
    "FAILED_PRECONDITION",
    "ABORTED",
    "OUT_OF_RANGE",
    "UNIMPLEMENTED",
    "INTERNAL",
    "UNAVAILABLE",
    "DATA_LOSS",
    "UNAUTHENTICATED",
];

impl FromKey for Grpc {
    fn from_expr(expr: &Expr) -> Result<Self, Diag> {
        let legal = || format!("the codes are {}", listed(GRPC_CODES.into_iter()));
        let named = |name: &str| GRPC_CODES.into_iter().find(|code| *code == name);
        let ident = match ungroup(expr) {
            Expr::Path(path) => path.path.get_ident().map(|ident| ident.unraw().to_string()),
            other => match literal(other) {
                Some(Lit::Str(text)) if named(&text.value()).is_some() => {
                    return Err(Diag::over(expr, "a gRPC code is not a string").write(text.value()));
                }
                _ => None,
            },
        };
        let Some(name) = ident else { return Err(expected(expr, "the name of a gRPC code", None).note(legal())) };
        match named(&name) {
            Some(code) => Ok(Grpc(code)),
            None if name == "OK" => Err(Diag::over(expr, "`OK` is not an error").note(legal())),
            None => Err(Diag::over(expr, format!("unknown gRPC code `{name}`"))
                .similar("code", &name, GRPC_CODES)
                .note(legal())),
        }
    }
}

/// The value of a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LabelValue {
    Text(String),
    Integer(i64),
    Bool(bool),
}

/// As it is written.
impl std::fmt::Display for LabelValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            LabelValue::Text(text) => write!(f, "{text:?}"),
            LabelValue::Integer(number) => number.fmt(f),
            LabelValue::Bool(value) => value.fmt(f),
        }
    }
}

impl FromKey for Located<LabelValue> {
    fn from_expr(expr: &Expr) -> Result<Self, Diag> {
        let value = match (literal(expr), integer(expr)) {
            (Some(Lit::Str(text)), _) => LabelValue::Text(text.value()),
            (Some(Lit::Bool(value)), _) => LabelValue::Bool(value.value),
            (_, Some((sign, number))) if !number.suffix().is_empty() => {
                return Err(Diag::over(expr, format!("label value `{sign}{number}` has a type suffix"))
                    .write(format!("{sign}{}", number.base10_digits())));
            }
            (_, Some((sign, number))) => match signed(sign, number) {
                Some(value) => LabelValue::Integer(value),
                None => {
                    return Err(Diag::over(expr, format!("label value `{sign}{number}` is too large"))
                        .write(format!("\"{sign}{number}\"")));
                }
            },
            _ => return Err(expected(expr, "a string, an integer or a boolean", quoted(expr))),
        };
        Ok(Located { value, span: Extent::of(expr) })
    }
}

/// A member of `labels(...)`.
#[derive(Debug, Clone)]
pub(crate) struct Label {
    pub(crate) name: String,
    pub(crate) span: Span,
    pub(crate) value: Located<LabelValue>,
}

/// `labels(type = "auth", number = 1004)`.
impl FromKey for List<Label> {
    fn from_meta(item: &Meta) -> Result<Self, Diag> {
        List::read(item, "the name of a label", |item, errors| {
            let name = key_name(item.path());
            let value =
                match item {
                    Meta::NameValue(pair) => FromKey::from_expr(&pair.value),
                    _ => Err(Diag::over(item, format!("label `{name}` has no value"))
                        .help(format!("write `{name} = \"…\"`"))),
                };
            let value = value.map_err(|diag| errors.push(diag)).ok()?;
            Some(Label { name, span: item.path().span(), value })
        })
    }

    fn probe(item: &Meta) -> Result<(), Diag> {
        Self::from_meta(item)?.sound()
    }
}
