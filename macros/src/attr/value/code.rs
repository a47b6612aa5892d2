//! Codes, and how they are written.

use syn::{Expr, Lit, LitInt, Meta, UnOp};

use super::{
    expected::{expected, literal, one_of, quoted, ungroup},
    read::{FromKey, List, Located, expressions, list_of},
};
use crate::{
    case::Case,
    diag::{Diag, Errors, Extent},
};

/// A machine code, as it is sent.
pub(crate) type Code = Located<CodeValue>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CodeValue {
    Text(String),
    Number(i64),
}

impl CodeValue {
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, CodeValue::Text(text) if text.is_empty())
    }
}

impl std::fmt::Display for CodeValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            CodeValue::Text(text) => f.write_str(text),
            CodeValue::Number(number) => number.fmt(f),
        }
    }
}

impl FromKey for Code {
    fn from_expr(expr: &Expr) -> Result<Self, Diag> {
        code(expr)
    }
}

pub(super) fn code(expr: &Expr) -> Result<Code, Diag> {
    let span = Extent::of(expr);
    if let Some(Lit::Str(text)) = literal(expr) {
        return Ok(Located { value: CodeValue::Text(text.value()), span });
    }
    let Some((sign, number)) = integer(expr) else {
        return Err(expected(expr, "a string literal or, under `code_style = \"numeric\"`, an integer", quoted(expr)));
    };
    if !number.suffix().is_empty() {
        return Err(Diag::new(span, format!("code `{sign}{number}` has a type suffix"))
            .write(format!("{sign}{}", number.base10_digits())));
    }
    match signed(sign, number) {
        // Many clients read a JSON number as a 64-bit float: RFC 8259, section 6.
        Some(value) if value.unsigned_abs() < 1 << 53 => Ok(Located { value: CodeValue::Number(value), span }),
        _ => Err(Diag::new(span, format!("code `{sign}{number}` is too large"))
            .note("JSON readers keep whole numbers exact up to 2^53 (RFC 8259, section 6)")),
    }
}

/// An integer literal, and the sign before it.
pub(super) fn integer(expr: &Expr) -> Option<(&'static str, &LitInt)> {
    let (sign, expr) = match ungroup(expr) {
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => ("-", &*unary.expr),
        other => ("", other),
    };
    match literal(expr)? {
        Lit::Int(number) => Some((sign, number)),
        _ => None,
    }
}

pub(super) fn signed(sign: &str, number: &LitInt) -> Option<i64> {
    let value: i64 = number.base10_parse().ok()?;
    Some(if sign.is_empty() { value } else { -value })
}

/// `retired("a", "b")`.
impl FromKey for List<Code> {
    fn from_meta(item: &Meta) -> Result<Self, Diag> {
        let list = list_of(item)?;
        let expected =
            || Diag::over(&list.path, "expected a list of codes").help("write `retired(\"old_code\", \"older_code\")`");
        let codes = expressions(list).ok_or_else(expected)?;
        let (items, mistakes) = Errors::collect(|errors| {
            let codes = codes.iter().map(code).filter_map(|code| code.map_err(|diag| errors.push(diag)).ok());
            codes.collect()
        });
        Ok(List { items, mistakes })
    }

    fn probe(item: &Meta) -> Result<(), Diag> {
        Self::from_meta(item)?.sound()
    }
}

/// How codes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CodeStyle {
    Case(Case),
    Numeric,
}

impl CodeStyle {
    pub(crate) fn name(self) -> &'static str {
        match self {
            CodeStyle::Case(case) => case.name(),
            CodeStyle::Numeric => "numeric",
        }
    }
}

impl FromKey for CodeStyle {
    fn from_expr(expr: &Expr) -> Result<Self, Diag> {
        let styles: Vec<CodeStyle> = Case::ALL.into_iter().map(CodeStyle::Case).chain([CodeStyle::Numeric]).collect();
        one_of(expr, "code style", &styles, CodeStyle::name)
    }
}

impl FromKey for Case {
    fn from_expr(expr: &Expr) -> Result<Self, Diag> {
        one_of(expr, "case", &Case::ALL, Case::name)
    }
}
