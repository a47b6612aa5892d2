//! Retry advice.

use syn::{Expr, Ident, Lit, Meta, UnOp};

use super::{
    expected::{expected, legal_values, literal, one_of, ungroup},
    read::{FromKey, Located},
};
use crate::{
    diag::{Diag, Extent},
    items::is_name,
    printed::shown,
};

/// `retry = "never"` or `"backoff"`.
pub(crate) type Retry = Located<RetryValue>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RetryValue {
    Never,
    Backoff,
}

impl RetryValue {
    pub(crate) fn name(self) -> &'static str {
        match self {
            RetryValue::Never => "never",
            RetryValue::Backoff => "backoff",
        }
    }
}

impl FromKey for Retry {
    fn from_meta(item: &Meta) -> Result<Self, Diag> {
        let Meta::NameValue(pair) = item else { return Err(Diag::over(item, "expected a value")) };
        // A number cannot be anything but a delay.
        match delay(&pair.value) {
            Some(seconds) if !matches!(ungroup(&pair.value), Expr::Path(_)) => {
                let diag = Diag::over(item, format!("`retry` takes a word, found `{}`", shown(&pair.value)));
                Err(diag.write(format!("retry_after = {seconds}")))
            }
            _ => Self::from_expr(&pair.value),
        }
    }

    fn from_expr(expr: &Expr) -> Result<Self, Diag> {
        let all = [RetryValue::Never, RetryValue::Backoff];
        if let Some(Lit::Bool(value)) = literal(expr) {
            let meant = if value.value { RetryValue::Backoff } else { RetryValue::Never };
            let diag = expected(expr, "a string literal", Some(format!("{:?}", meant.name())));
            return Err(diag.note(legal_values(&all, RetryValue::name)));
        }
        let value = one_of(expr, "retry advice", &all, RetryValue::name)?;
        Ok(Located { value, span: Extent::of(expr) })
    }
}

/// `retry_after = 30` or `retry_after = field`.
pub(crate) type RetryAfter = Located<RetryAfterValue>;

#[derive(Debug, Clone)]
pub(crate) enum RetryAfterValue {
    Seconds(u64),
    Field(Ident),
}

impl FromKey for RetryAfter {
    fn from_expr(expr: &Expr) -> Result<Self, Diag> {
        let span = Extent::of(expr);
        match ungroup(expr) {
            Expr::Path(path) if path.path.get_ident().is_some_and(|field| field != "self") => {
                if let Some(field) = path.path.get_ident() {
                    return Ok(Located { value: RetryAfterValue::Field(field.clone()), span });
                }
            }
            other => {
                if let Some(Lit::Int(number)) = literal(other).filter(|lit| lit.suffix().is_empty())
                    && let Ok(seconds) = number.base10_parse()
                {
                    return Ok(Located { value: RetryAfterValue::Seconds(seconds), span });
                }
            }
        }
        let diag = Diag::over(expr, "`retry_after` takes a whole number of seconds or a field");
        Err(match delay(expr).or_else(|| field_of_delay(expr)) {
            Some(meant) => diag.write(meant),
            None => diag.help("write a number of seconds, such as `30`, or the name of a field"),
        })
    }
}

/// The seconds in `"45"`, `45s`, `1.5`, `"2 min"` or `Duration::from_secs(30)`.
pub(super) fn delay(expr: &Expr) -> Option<String> {
    let seconds = |number: f64, unit: &str| {
        let factor = match unit {
            "" | "s" | "sec" | "secs" | "second" | "seconds" => 1.0,
            "ms" | "millis" | "milliseconds" => 0.001,
            "m" | "min" | "mins" | "minute" | "minutes" => 60.0,
            "h" | "hour" | "hours" => 3600.0,
            _ if unit.starts_with(['u', 'i', 'f']) => 1.0,
            _ => return None,
        };
        let seconds = (number * factor).ceil();
        (0.0..9e15).contains(&seconds).then(|| format!("{seconds:.0}"))
    };
    match ungroup(expr) {
        Expr::Call(call) => {
            let Expr::Path(path) = &*call.func else { return None };
            let name = path.path.segments.last()?.ident.to_string();
            let unit = name.strip_prefix("from_")?;
            let number = match literal(call.args.first()?)? {
                Lit::Int(number) => number.base10_digits(),
                Lit::Float(number) => number.base10_digits(),
                _ => return None,
            };
            seconds(number.parse().ok()?, unit.trim_end_matches("_f64").trim_end_matches("_f32"))
        }
        Expr::Paren(paren) => delay(&paren.expr),
        other => match literal(other)? {
            Lit::Int(number) => seconds(number.base10_digits().parse().ok()?, number.suffix()),
            Lit::Float(number) => seconds(number.base10_digits().parse().ok()?, number.suffix()),
            Lit::Str(text) => {
                let text = text.value();
                let text = text.trim();
                let digits = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
                let (number, unit) = text.split_at(digits);
                seconds(number.parse().ok()?, unit.trim())
            }
            _ => None,
        },
    }
}

/// The field in `"wait"`, `self.wait` or `wait.as_secs()`.
pub(super) fn field_of_delay(expr: &Expr) -> Option<String> {
    match ungroup(expr) {
        Expr::MethodCall(call) => field_of_delay(&call.receiver),
        Expr::Reference(reference) => field_of_delay(&reference.expr),
        Expr::Paren(paren) => field_of_delay(&paren.expr),
        Expr::Cast(cast) => field_of_delay(&cast.expr),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => field_of_delay(&unary.expr),
        Expr::Field(field) if matches!(&*field.base, Expr::Path(path) if path.path.is_ident("self")) => {
            Some(match &field.member {
                syn::Member::Named(name) => name.to_string(),
                syn::Member::Unnamed(index) => format!("_{}", index.index),
            })
        }
        Expr::Path(path) => Some(path.path.get_ident()?.to_string()).filter(|name| name != "self"),
        other => match literal(other)? {
            Lit::Str(text) => Some(text.value()).filter(|text| is_name(text)),
            _ => None,
        },
    }
}
