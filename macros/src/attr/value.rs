//! The values of keys, as types that are always valid. Each type reads itself from one expression or list, and reports
//! mistakes in the words of this crate.

use darling::FromMeta;
use proc_macro2::{Literal, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    Expr, ExprLit, Ident, Lit, LitInt, LitStr, Meta, MetaList, Token, Type, UnOp, ext::IdentExt, parse::ParseStream,
    spanned::Spanned,
};

use crate::{
    case::Case,
    diag::{Diag, Errors, Extent, nearest},
    http,
    items::{Form, Grammar, Items, code as code_of, is_name, is_too_deep, key_name, shown},
    template::{Mistake, Template},
};

/// A type that reads itself from the tokens after a key.
pub(crate) trait FromKey: Sized {
    /// Most values are one expression.
    fn from_expr(expr: &Expr) -> Result<Self, Diag> {
        Err(Diag::over(expr, "expected no value"))
    }

    fn from_meta(item: &Meta) -> Result<Self, Diag> {
        match item {
            Meta::NameValue(pair) => Self::from_expr(&pair.value),
            Meta::Path(_) | Meta::List(_) => Err(Diag::over(item, "expected a value")),
        }
    }

    /// Whether all of the value can be read.
    fn probe(item: &Meta) -> Result<(), Diag> {
        Self::from_meta(item).map(|_| ())
    }
}

/// The content of a darling receiver: a value, or the report that says why it is missing. darling keeps only one token
/// of a span, so reports do not travel through its errors.
#[derive(Debug)]
pub(super) struct Read<T>(pub(super) Result<T, Diag>);

impl<T: FromKey> FromMeta for Read<T> {
    fn from_meta(item: &Meta) -> darling::Result<Self> {
        Ok(Read(T::from_meta(item)))
    }
}

fn list_of(item: &Meta) -> Result<&MetaList, Diag> {
    item.require_list().map_err(|_| Diag::over(item, "expected a list"))
}

/// A value and its position.
#[derive(Debug, Clone)]
pub(crate) struct Located<T> {
    pub(crate) value: T,
    pub(crate) span: Extent,
}

/// A string literal.
pub(crate) type Text = Located<String>;

impl FromKey for Text {
    fn from_expr(expr: &Expr) -> Result<Self, Diag> {
        match literal(expr) {
            Some(Lit::Str(text)) => Ok(Located { value: text.value(), span: text.span().into() }),
            // A number or a boolean in quotes would hardly be a text.
            Some(Lit::Int(_) | Lit::Bool(_)) => Err(expected(expr, "a string literal", None)),
            _ => Err(expected(expr, "a string literal", quoted(expr))),
        }
    }
}

/// `true` or `false`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bool(pub(crate) bool);

impl FromKey for Bool {
    fn from_expr(expr: &Expr) -> Result<Self, Diag> {
        match literal(expr) {
            Some(Lit::Bool(value)) => Ok(Bool(value.value)),
            Some(Lit::Str(text)) if matches!(text.value().as_str(), "true" | "false") => {
                Err(expected(expr, "`true` or `false`", Some(text.value())))
            }
            _ => Err(expected(expr, "`true` or `false`", None)),
        }
    }
}

/// A path to a type, or to the runtime crate (also as a string, as in serde).
#[derive(Debug, Clone)]
pub(crate) struct TypePath(pub(crate) syn::TypePath);

impl FromKey for TypePath {
    fn from_expr(expr: &Expr) -> Result<Self, Diag> {
        match ungroup(expr) {
            Expr::Path(path) => {
                Ok(TypePath(syn::TypePath { attrs: Vec::new(), qself: path.qself.clone(), path: path.path.clone() }))
            }
            other => match literal(other) {
                Some(Lit::Str(text)) => match Some(text).filter(|text| may_be_path(&text.value())).map(LitStr::parse) {
                    Some(Ok(path)) => Ok(TypePath(path)),
                    _ => Err(Diag::new(text.span(), "expected a path, found a string that is not a path")),
                },
                _ => Err(expected(expr, "a path", Some("::error_catalog".to_owned()))),
            },
        }
    }
}

/// Whether the text contains only characters of paths. Text that is not even tokens must not be parsed: rustc's lexer
/// would report it too, at the derive.
fn may_be_path(text: &str) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.split([':', ' ']).all(|word| word.chars().all(is_word) && !word.starts_with(|c: char| c.is_ascii_digit()))
}

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

fn status_number(number: &LitInt) -> Result<Status, Diag> {
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

fn status_name(path: &syn::ExprPath) -> Result<Status, Diag> {
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

fn status_text(text: &str, span: Extent) -> Diag {
    let diag = Diag::new(span, "a status is not a string");
    match status_in_text(text) {
        Some(status) => diag.write(status),
        None => diag.help("write a number such as `404` or a name such as `NOT_FOUND`"),
    }
}

fn is_error_status(text: &str) -> bool {
    text.parse::<u64>().ok().or_else(|| http::status_named(text).map(u64::from)).is_some_and(http::is_error)
}

/// The status in `404`, `NOT_FOUND`, `Not Found` or `404 Not Found`.
fn status_in_text(text: &str) -> Option<String> {
    let text = text.trim();
    let first = text.split_whitespace().next().unwrap_or_default().to_owned();
    [text.to_owned(), first, Case::Screaming.apply(text)].into_iter().find(|text| is_error_status(text))
}

/// The status in `StatusCode::NOT_FOUND.as_u16()`, `404.0`, `404 as u16` or `StatusCode::from_u16(404)`.
fn status_inside(expr: &Expr) -> Option<String> {
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

fn code(expr: &Expr) -> Result<Code, Diag> {
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
fn integer(expr: &Expr) -> Option<(&'static str, &LitInt)> {
    let (sign, expr) = match ungroup(expr) {
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => ("-", &*unary.expr),
        other => ("", other),
    };
    match literal(expr)? {
        Lit::Int(number) => Some((sign, number)),
        _ => None,
    }
}

fn signed(sign: &str, number: &LitInt) -> Option<i64> {
    let value: i64 = number.base10_parse().ok()?;
    Some(if sign.is_empty() { value } else { -value })
}

/// A list: a broken item is reported, the others are kept.
#[derive(Debug, Clone)]
pub(crate) struct List<T> {
    items: Vec<T>,
    mistakes: Vec<Diag>,
}

impl<T> List<T> {
    /// `read` may report a mistake and still return the item that was probably meant. An item may stand for several.
    fn read<I: IntoIterator<Item = T>>(
        item: &Meta,
        what: &str,
        mut read: impl FnMut(&Meta, &mut Errors) -> I,
    ) -> Result<Self, Diag> {
        let list = list_of(item)?;
        let (items, mistakes) = Errors::collect(|errors| {
            let grammar = Grammar {
                item: what,
                any_name: true,
                needs_value: ["args", "headers"].iter().any(|list| item.path().is_ident(list)),
                form: &|_| Form::Value,
                sample: &|_| None,
                owner: &|_| None,
            };
            let list = Items::parse(list.tokens.clone(), &grammar, errors);
            list.items.iter().flat_map(|item| read(item, errors)).collect()
        });
        Ok(List { items, mistakes })
    }

    /// The first mistake, if there is one.
    fn sound(self) -> Result<(), Diag> {
        self.mistakes.into_iter().next().map_or(Ok(()), Err)
    }

    /// Whether an item of the list could not be read.
    pub(crate) fn is_broken(&self) -> bool {
        !self.mistakes.is_empty()
    }

    /// Returns the valid items and moves the mistakes to `errors`.
    pub(crate) fn settle(self, errors: &mut Errors) -> Vec<T> {
        errors.extend(self.mistakes);
        self.items
    }
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
const GRPC_CODES: [&str; 16] = [
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
fn delay(expr: &Expr) -> Option<String> {
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
fn field_of_delay(expr: &Expr) -> Option<String> {
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

/// The expressions in a list, unless they are no expressions.
fn expressions(list: &MetaList) -> Option<Vec<Expr>> {
    if is_too_deep(list.tokens.clone()) {
        return None;
    }
    let parser = syn::punctuated::Punctuated::<Expr, syn::Token![,]>::parse_terminated;
    Some(list.parse_args_with(parser).ok()?.into_iter().collect())
}

/// A text with places, already parsed; `rules/placeholder.rs` reports its mistakes.
#[derive(Debug, Clone)]
pub(crate) struct TemplateText {
    pub(crate) template: Template,
    pub(crate) mistakes: Vec<Mistake>,
    pub(crate) span: Extent,
    literal: Literal,
}

impl TemplateText {
    /// `text` in quotes, as it is written inside the literal.
    pub(crate) fn quoted(&self, text: &str) -> String {
        let is_raw = self.literal.to_string().starts_with('r');
        if is_raw { format!("\"{text}\"") } else { format!("\\\"{text}\\\"") }
    }

    /// The position of `part` of the text: inside the literal where the compiler tells it, which stable rustc does not.
    pub(crate) fn place(&self, part: &str) -> Extent {
        self.place_in("", part)
    }

    /// The position of `part` after the first `before`.
    pub(crate) fn place_in(&self, before: &str, part: &str) -> Extent {
        let source = self.literal.to_string();
        let range = source.find(before).and_then(|start| {
            let start = start + source.get(start..)?.find(part)?;
            Some(start..start + part.len())
        });
        range.and_then(|range| self.literal.subspan(range)).map_or(self.span, Extent::from)
    }
}

impl FromKey for TemplateText {
    fn from_expr(expr: &Expr) -> Result<Self, Diag> {
        let text = Text::from_expr(expr)?;
        let (template, mistakes) = Template::parse(&text.value);
        let literal = match literal(expr) {
            Some(Lit::Str(text)) => text.token(),
            _ => Literal::string(&text.value),
        };
        Ok(TemplateText { template, mistakes, span: text.span, literal })
    }
}

/// A name in `allow(...)`, which `rules/allow.rs` compares with the lints.
#[derive(Debug, Clone)]
pub(crate) struct Allowed {
    /// The name, or, if something else is written, the names in it: `format_verb` in `api::format-verb`.
    pub(crate) name: String,
    /// The name stands alone.
    pub(crate) is_bare: bool,
    /// The code as written.
    pub(crate) written: String,
    pub(crate) span: Extent,
}

/// `allow(duplicate_code, format_verb)`.
impl FromKey for List<Allowed> {
    fn from_meta(item: &Meta) -> Result<Self, Diag> {
        let tokens: Vec<TokenTree> = list_of(item)?.tokens.clone().into_iter().collect();
        let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
        let items = tokens.split(is_comma).filter(|tokens| !tokens.is_empty()).map(Allowed::of).collect();
        Ok(List { items, mistakes: Vec::new() })
    }
}

impl Allowed {
    fn of(tokens: &[TokenTree]) -> Self {
        let stream: TokenStream = tokens.iter().cloned().collect();
        let written = shown(&stream).replace(" - ", "-");
        // Without the value after `=`, and the path before `::`.
        let name = written.split(['=', '(']).next().unwrap_or_default().trim();
        let name = name.rsplit("::").next().unwrap_or_default();
        let name = name.trim_matches(['"', ' ']).replace([' ', '-', '.'], "_");
        let name = if name.is_empty() { written.trim_matches(['(', ')', '"']).to_owned() } else { name };
        let name = name.replace("___", "_");
        Allowed { name, is_bare: matches!(tokens, [TokenTree::Ident(_)]), written, span: Extent::of(&stream) }
    }
}

/// The requirements that `require(...)` can impose on every variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Requirement {
    Description,
    Long,
    Retry,
    Docs,
    Challenge,
    Headers,
}

impl Requirement {
    pub(crate) const ALL: [Requirement; 6] = [
        Requirement::Description,
        Requirement::Long,
        Requirement::Retry,
        Requirement::Docs,
        Requirement::Challenge,
        Requirement::Headers,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Requirement::Description => "description",
            Requirement::Long => "long",
            Requirement::Retry => "retry",
            Requirement::Docs => "docs",
            Requirement::Challenge => "challenge",
            Requirement::Headers => "headers",
        }
    }
}

/// An item of `require(...)`.
#[derive(Debug, Clone)]
pub(crate) enum Required {
    Key(Located<Requirement>),
    Label(RequiredLabel),
}

/// `team`, or `type("auth", "invalid_request")`: a label, and its only values.
#[derive(Debug, Clone)]
pub(crate) struct RequiredLabel {
    pub(crate) name: String,
    pub(crate) span: Span,
    /// Without any, every value is legal.
    pub(crate) values: Vec<LabelValue>,
}

/// `require(description, labels(team, type("auth", "invalid_request")))`.
impl FromKey for List<Required> {
    fn from_meta(item: &Meta) -> Result<Self, Diag> {
        List::read(item, "the name of a requirement", |item, errors| {
            let name = key_name(item.path());
            if name == "labels" {
                return if let Meta::List(list) = item {
                    required_labels(list, errors).into_iter().map(Required::Label).collect()
                } else {
                    errors.push(Diag::over(item, "`labels` takes a list").help("write it as in `labels(team)`"));
                    Vec::new()
                };
            }
            let Some((name, span)) = bare_name(item, "requirement", errors) else { return Vec::new() };
            let all = Requirement::ALL.into_iter().map(Requirement::name).chain(["labels"]);
            let requirement = Requirement::ALL.into_iter().find(|requirement| requirement.name() == name);
            if requirement.is_none() {
                errors.push(
                    Diag::new(span, format!("unknown requirement `{name}`"))
                        .similar("requirement", &name, all.clone())
                        .note(format!("the requirements are {}", listed(all))),
                );
            }
            requirement.map(|value| Required::Key(Located { value, span: span.into() })).into_iter().collect()
        })
    }

    fn probe(item: &Meta) -> Result<(), Diag> {
        Self::from_meta(item)?.sound()
    }
}

fn required_labels(list: &MetaList, errors: &mut Errors) -> Vec<RequiredLabel> {
    let grammar = Grammar {
        item: "the name of a label",
        any_name: true,
        needs_value: false,
        form: &|_| Form::Value,
        sample: &|_| None,
        owner: &|_| None,
    };
    let items = Items::parse(list.tokens.clone(), &grammar, errors).items;
    let mut labels = Vec::new();
    for item in items {
        let name = key_name(item.path());
        let values = match &item {
            Meta::Path(_) => Some(Vec::new()),
            Meta::List(values) => expressions(values),
            Meta::NameValue(_) => None,
        };
        let Some(values) = values else {
            errors.push(
                Diag::over(&item, format!("expected `{name}` or its values in `labels(...)`"))
                    .help(format!("write `{name}(\"…\", \"…\")`")),
            );
            continue;
        };
        let values = values.iter().map(Located::<LabelValue>::from_expr);
        let values = values.filter_map(|value| value.map_err(|diag| errors.push(diag)).ok());
        labels.push(RequiredLabel {
            name,
            span: item.path().span(),
            values: values.map(|value| value.value).collect(),
        });
    }
    labels
}

/// A member of `meta(...)`, `args(...)` or `headers(...)`: a name, with an expression or alone.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) ident: Ident,
    pub(crate) value: Option<Expr>,
    /// The value of a header, if it is a string.
    pub(crate) text: Option<TemplateText>,
}

impl Member {
    /// The header with this name: `x_limit` is `x-limit`.
    pub(crate) fn header_name(&self) -> String {
        self.name.replace('_', "-").to_ascii_lowercase()
    }
}

/// `meta(key, key = field, key = expr)` and similar lists.
impl FromKey for List<Member> {
    fn from_meta(item: &Meta) -> Result<Self, Diag> {
        let name = key_name(item.path());
        let what = match name.as_str() {
            "headers" => "the name of a header",
            "args" => "the name of a placeholder",
            _ => "a key or the name of a field",
        };
        List::read(item, what, |item, errors| member(item, &name).map_err(|diag| errors.push(diag)).ok())
    }

    fn probe(item: &Meta) -> Result<(), Diag> {
        Self::from_meta(item)?.sound()
    }
}

fn member(item: &Meta, list: &str) -> Result<Member, Diag> {
    let form = || Diag::over(item, format!("expected `name` or `name = value` in `{list}(...)`"));
    let (path, value) = match item {
        Meta::Path(path) => (path, None),
        Meta::NameValue(pair) => (&pair.path, Some(pair.value.clone())),
        Meta::List(_) => return Err(form()),
    };
    match path.get_ident() {
        Some(_) if value.is_none() && list != "meta" => {
            let name = key_name(path);
            Err(Diag::over(path, format!("`{name}` in `{list}(...)` has no value")).help(format!("write `{name} = …`")))
        }
        Some(ident) => {
            let text = value.as_ref().filter(|value| list == "headers" && matches!(literal(value), Some(Lit::Str(_))));
            let text = text.map(TemplateText::from_expr).transpose()?;
            Ok(Member { name: ident.unraw().to_string(), ident: ident.clone(), value, text })
        }
        None => Err(form()),
    }
}

/// A field's `meta` (the field's own name is the key) or `meta = "key"`.
#[derive(Debug, Clone)]
pub(crate) struct MetaKey {
    pub(crate) key: Option<Text>,
    pub(crate) span: Extent,
}

impl FromKey for MetaKey {
    fn from_meta(item: &Meta) -> Result<Self, Diag> {
        let span = item.path().span();
        match item {
            Meta::NameValue(pair) => Ok(MetaKey { key: Some(Text::from_expr(&pair.value)?), span: span.into() }),
            _ => Ok(MetaKey { key: None, span: span.into() }),
        }
    }
}

/// An item of a field's `from`: the type that is taken, and the function that says which of its values.
#[derive(Debug, Clone)]
pub(crate) struct From {
    /// `None` for the field's own type.
    pub(crate) ty: Option<Type>,
    pub(crate) when: Option<Expr>,
    /// The type, or the key if it stands alone.
    pub(crate) span: Extent,
    pub(crate) key: Extent,
}

/// `from`, `from(A, B)` or `from(A, when = is_b)`.
impl FromKey for List<From> {
    fn from_meta(item: &Meta) -> Result<Self, Diag> {
        let key = Extent::from(item.path().span());
        let Meta::List(list) = item else {
            return Ok(List { items: vec![From { ty: None, when: None, span: key, key }], mistakes: Vec::new() });
        };
        let expected = |span: Extent| {
            Diag::new(span, "expected types in `from(...)`")
                .help("write `from(std::io::Error, std::fmt::Error)` or `from(std::io::Error, when = is_timeout)`")
        };
        if is_too_deep(list.tokens.clone()) {
            return Err(expected(key));
        }
        let (types, guards) = list.parse_args_with(parse_from).map_err(|error| expected(error.span().into()))?;
        let guard = match (types.as_slice(), guards.as_slice()) {
            ([], _) => return Err(expected(key)),
            (_, []) => None,
            ([_], [guard]) => Some(guard.clone()),
            (_, [_, second, ..]) => {
                return Err(Diag::over(second, "repeated `when` in `from(...)`").help("join the conditions with `||`"));
            }
            ([_, second, ..], [_]) => {
                return Err(Diag::over(second, "a guard has one type, and this is a second one")
                    .help("write each type in a `from(...)` of its own, with its own `when`"));
            }
        };
        let items = types.into_iter().map(|ty| {
            let span = Extent::of(&ty);
            From { ty: Some(ty), when: guard.clone(), span, key }
        });
        Ok(List { items: items.collect(), mistakes: Vec::new() })
    }
}

fn parse_from(input: ParseStream<'_>) -> syn::Result<(Vec<Type>, Vec<Expr>)> {
    let (mut types, mut guards) = (Vec::new(), Vec::new());
    while !input.is_empty() {
        if input.peek(Ident) && input.peek2(Token![=]) {
            let name: Ident = input.parse()?;
            if name != "when" {
                return Err(syn::Error::new(name.span(), "expected `when`"));
            }
            input.parse::<Token![=]>()?;
            guards.push(input.parse()?);
        } else {
            types.push(input.parse()?);
        }
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok((types, guards))
}

/// A key that stands alone, and its position.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Flag {
    pub(crate) span: Extent,
}

impl FromKey for Flag {
    fn from_meta(item: &Meta) -> Result<Self, Diag> {
        Ok(Flag { span: item.path().span().into() })
    }
}

fn bare_name(item: &Meta, what: &str, errors: &mut Errors) -> Option<(String, Span)> {
    if let Meta::Path(path) = item {
        return Some((key_name(path), path.span()));
    }
    errors.push(Diag::over(item, format!("expected the name of a {what}")));
    None
}

/// Reads a string that must be one of several words.
fn one_of<T: Copy>(expr: &Expr, what: &str, all: &[T], name: impl Fn(T) -> &'static str) -> Result<T, Diag> {
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

fn legal_values<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str) -> String {
    let names: Vec<String> = all.iter().map(|value| format!("`{:?}`", name(*value))).collect();
    format!("the legal values are {}", names.join(", "))
}

fn is_capital(text: &str) -> bool {
    text.chars().all(|c| !c.is_lowercase())
}

/// Names that other crates have for a case.
fn other_name(text: &str) -> Option<&'static str> {
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
fn expected(expr: &Expr, what: &str, fix: Option<String>) -> Diag {
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
fn quoted(expr: &Expr) -> Option<String> {
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
fn of_macro(call: &syn::Macro) -> Option<String> {
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
fn of_format(format: &str, positional: &[String], named: &[(String, String)]) -> Option<String> {
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
fn field_in(expr: &Expr) -> Option<String> {
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
