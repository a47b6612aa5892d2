//! Statuses.

use quote::ToTokens;
use syn::{Expr, ExprLit, Ident, Lit, LitInt, Meta, UnOp, ext::IdentExt};

use super::{
    expected::{literal, ungroup},
    read::{FromKey, Located, expressions, list_of},
};
use crate::{
    case::Case,
    diag::{Diag, Errors, Extent, nearest},
    http,
    printed::shown,
};

/// An error status, 400..=599.
pub(crate) type Status = Located<u16>;

impl FromKey for Status {
    fn from_expr(expr: &Expr) -> Result<Self, Diag> {
        let span = Extent::of(expr);
        match ungroup(expr) {
            Expr::Path(path) => status_name(path),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => {
                let number = unary.expr.to_token_stream();
                Err(Diag::over(expr, format!("status -{number} is not a valid HTTP status"))
                    .help("an error has a status of 400..=599"))
            }
            other => match literal(other) {
                Some(Lit::Int(number)) => status_number(number),
                Some(Lit::Str(text)) => Err(status_text(&text.value(), span)),
                _ => {
                    let diag = Diag::over(expr, "expected a status");
                    Err(match status_inside(expr) {
                        Some(status) => diag.write(status),
                        None => diag.help("write a number such as `404` or a name such as `NOT_FOUND`"),
                    })
                }
            },
        }
    }
}

pub(super) fn status_number(number: &LitInt) -> Result<Status, Diag> {
    let span = Extent::from(number.span());
    let outside = |status: u64| {
        Diag::new(span, format!("status {status} is {}", http::class(status)))
            .help("an error has a status of 400..=599")
    };
    match number.base10_parse::<u64>() {
        Ok(status) if !number.suffix().is_empty() => {
            Err(Diag::new(span, format!("status `{number}` has a type suffix")).write(status.to_string()))
        }
        Ok(status) => match u16::try_from(status) {
            Ok(value) if http::is_error(status) => Ok(Located { value, span }),
            _ => Err(outside(status)),
        },
        Err(_) => Err(Diag::new(span, format!("`{number}` is not a valid HTTP status"))
            .help("an error has a status of 400..=599")),
    }
}

pub(super) fn status_name(path: &syn::ExprPath) -> Result<Status, Diag> {
    let span = Extent::of(path);
    let name = path.path.segments.last().map(|segment| segment.ident.unraw().to_string()).unwrap_or_default();
    match http::status_named(&name) {
        Some(_) if path.path.get_ident().is_none() => {
            Err(Diag::over(path, "a status is a number or a bare name").write(name))
        }
        Some(value) if http::is_error(value.into()) => Ok(Located { value, span }),
        Some(value) => Err(Diag::over(path, format!("status `{name}` is {value}, {}", http::class(value.into())))
            .help("an error has a status of 400..=599")),
        None => {
            let diag = Diag::over(path, format!("unknown status `{name}`"));
            let constant = Case::Screaming.apply(&name);
            Err(match nearest(&name, http::error_status_names()) {
                _ if is_error_status(&constant) => diag.write(constant),
                Some(near) => diag.exists("status", near),
                None => diag.help("write a number such as `404` or a name such as `NOT_FOUND`"),
            })
        }
    }
}

pub(super) fn status_text(text: &str, span: Extent) -> Diag {
    let diag = Diag::new(span, "a status is not a string");
    match status_in_text(text) {
        Some(status) => diag.write(status),
        None => diag.help("write a number such as `404` or a name such as `NOT_FOUND`"),
    }
}

pub(super) fn is_error_status(text: &str) -> bool {
    text.parse::<u64>().ok().or_else(|| http::status_named(text).map(u64::from)).is_some_and(http::is_error)
}

/// The status in `404`, `NOT_FOUND`, `Not Found` or `404 Not Found`.
pub(super) fn status_in_text(text: &str) -> Option<String> {
    let text = text.trim();
    let first = text.split_whitespace().next().unwrap_or_default().to_owned();
    [text.to_owned(), first, Case::Screaming.apply(text)].into_iter().find(|text| is_error_status(text))
}

/// The status in `StatusCode::NOT_FOUND.as_u16()`, `404.0`, `404 as u16` or `StatusCode::from_u16(404)`.
pub(super) fn status_inside(expr: &Expr) -> Option<String> {
    match ungroup(expr) {
        Expr::MethodCall(call) => status_inside(&call.receiver),
        Expr::Reference(reference) => status_inside(&reference.expr),
        Expr::Paren(paren) => status_inside(&paren.expr),
        Expr::Cast(cast) => status_inside(&cast.expr),
        Expr::Call(call) => status_inside(call.args.first()?),
        Expr::Path(path) => Some(path.path.segments.last()?.ident.to_string()).filter(|name| is_error_status(name)),
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => status_in_text(number.base10_digits()),
        Expr::Lit(ExprLit { lit: Lit::Float(number), .. }) => {
            status_in_text(number.base10_digits().strip_suffix(".0")?)
        }
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => status_in_text(&text.value()),
        _ => None,
    }
}

/// `status_from(upstream, 503, 504)`: the field that holds the status, and what it may be.
#[derive(Debug, Clone)]
pub(crate) struct StatusFrom {
    pub(crate) field: Ident,
    /// Without any, every error status is possible.
    pub(crate) statuses: Vec<Status>,
    /// The mistakes in the statuses, which `rules/status_from.rs` reports.
    pub(crate) mistakes: Vec<Diag>,
}

impl StatusFrom {
    pub(crate) fn allows(&self, status: u16) -> bool {
        self.statuses.is_empty() || self.statuses.iter().any(|allowed| allowed.value == status)
    }
}

impl FromKey for StatusFrom {
    fn from_meta(item: &Meta) -> Result<Self, Diag> {
        let list = list_of(item)?;
        let expected = || {
            Diag::over(&list.path, "`status_from` takes a field, and the statuses that it may hold")
                .help("write `status_from(upstream, 503, 504)`, or `status_from(upstream)` for all from 400 to 599")
        };
        let items = expressions(list).ok_or_else(expected)?;
        let (field, statuses) = items.split_first().ok_or_else(expected)?;
        let Expr::Path(path) = ungroup(field) else {
            return Err(Diag::over(field, "`status_from(...)` begins with the field that holds the status")
                .help(format!("write the field before it, as in `status_from(upstream, {})`", shown(field))));
        };
        let field = path.path.get_ident().cloned().ok_or_else(|| Diag::over(path, "a field is a bare name"))?;
        let (statuses, mistakes) = Errors::collect(|errors| {
            let statuses = statuses.iter().map(Status::from_expr);
            statuses.filter_map(|status| status.map_err(|diag| errors.push(diag)).ok()).collect()
        });
        Ok(StatusFrom { field, statuses, mistakes })
    }
}
