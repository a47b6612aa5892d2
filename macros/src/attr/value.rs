//! The values of keys, as types that are always valid. Each type reads itself from one expression or list, and reports
//! mistakes in the words of this crate.

use darling::FromMeta;
use proc_macro2::Span;
use quote::ToTokens;
use syn::{Expr, ExprLit, Ident, Lit, LitInt, LitStr, Meta, MetaList, UnOp, ext::IdentExt, spanned::Spanned};

use crate::{
    case::Case,
    diag::{Diag, Errors, Extent, nearest},
    http,
    items::{Form, Grammar, Items, is_too_deep, key_name, shown},
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
            _ => Err(expected(expr, "`true` or `false`", Some("false".to_owned()))),
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
                _ => Err(Diag::over(expr, "expected a status")
                    .help("write a number such as `404` or a name such as `NOT_FOUND`")),
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
            Err(Diag::new(span, format!("status `{number}` has a type suffix")).help(format!("write `{status}`")))
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
            Err(Diag::over(path, "a status is a number or a bare name").help(format!("write `{name}`")))
        }
        Some(value) if http::is_error(value.into()) => Ok(Located { value, span }),
        Some(value) => Err(Diag::over(path, format!("status `{name}` is {value}, {}", http::class(value.into())))
            .help("an error has a status of 400..=599")),
        None => {
            let diag = Diag::over(path, format!("unknown status `{name}`"));
            Err(match nearest(&name, http::error_status_names()) {
                Some(near) => diag.help(format!("a status with a similar name exists: `{near}`")),
                None => diag.help("write a number such as `404` or a name such as `NOT_FOUND`"),
            })
        }
    }
}

fn status_text(text: &str, span: Extent) -> Diag {
    let diag = Diag::new(span, "a status is not a string");
    let known = text.parse::<u64>().is_ok_and(http::is_error) || http::status_named(text).is_some();
    if known {
        diag.help(format!("write `{text}`"))
    } else {
        diag.help("write a number such as `404` or a name such as `NOT_FOUND`")
    }
}

/// A machine code, as it is sent.
pub(crate) type Code = Located<CodeValue>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CodeValue {
    Text(String),
    Number(u64),
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
    match literal(expr) {
        Some(Lit::Str(text)) => Ok(Located { value: CodeValue::Text(text.value()), span }),
        Some(Lit::Int(number)) if number.suffix().is_empty() => match number.base10_parse() {
            // Many clients read a JSON number as a 64-bit float: RFC 8259, section 6.
            Ok(value) if value < 1 << 53 => Ok(Located { value: CodeValue::Number(value), span }),
            _ => Err(Diag::new(span, format!("code `{number}` is too large"))
                .note("JSON readers keep whole numbers exact up to 2^53 (RFC 8259, section 6)")),
        },
        Some(Lit::Int(number)) => Err(Diag::new(span, format!("code `{number}` has a type suffix"))
            .help(format!("write `{}`", number.base10_digits()))),
        _ => Err(expected(expr, "a string literal or, under `code_style = \"numeric\"`, an integer", quoted(expr))),
    }
}

/// A list: a broken item is reported, the others are kept.
#[derive(Debug, Clone)]
pub(crate) struct List<T> {
    items: Vec<T>,
    mistakes: Vec<Diag>,
}

impl<T> List<T> {
    /// `read` may report a mistake and still return the item that was probably meant.
    fn read(item: &Meta, what: &str, mut read: impl FnMut(&Meta, &mut Errors) -> Option<T>) -> Result<Self, Diag> {
        let list = list_of(item)?;
        let (items, mistakes) = Errors::collect(|errors| {
            let dashed = item.path().is_ident("headers");
            let grammar = Grammar { item: what, any_name: true, dashed, form: &|_| Form::Value, sample: &|_| None };
            let list = Items::parse(list.tokens.clone(), &grammar, errors);
            list.items.iter().filter_map(|item| read(item, errors)).collect()
        });
        Ok(List { items, mistakes })
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
    fn from_expr(expr: &Expr) -> Result<Self, Diag> {
        let value = one_of(expr, "retry advice", &[RetryValue::Never, RetryValue::Backoff], RetryValue::name).map_err(
            |diag| {
                if literal(expr).is_some_and(|lit| matches!(lit, Lit::Int(_))) {
                    diag.help("for a delay in seconds write `retry_after`")
                } else {
                    diag
                }
            },
        )?;
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
        let diag = || {
            Diag::over(expr, "`retry_after` takes a whole number of seconds or a field")
                .help("write `retry_after = 30`")
        };
        match ungroup(expr) {
            Expr::Path(path) => match path.path.get_ident() {
                Some(field) => Ok(Located { value: RetryAfterValue::Field(field.clone()), span }),
                None => Err(diag()),
            },
            other => match literal(other) {
                Some(Lit::Int(number)) if number.suffix().is_empty() => match number.base10_parse() {
                    Ok(seconds) => Ok(Located { value: RetryAfterValue::Seconds(seconds), span }),
                    Err(_) => Err(diag()),
                },
                _ => Err(diag()),
            },
        }
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
                .help(format!("write `status_from(upstream, {})`", shown(field))));
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
}

impl FromKey for TemplateText {
    fn from_expr(expr: &Expr) -> Result<Self, Diag> {
        let text = Text::from_expr(expr)?;
        let (template, mistakes) = Template::parse(&text.value);
        Ok(TemplateText { template, mistakes, span: text.span })
    }
}

/// A name in `allow(...)`, which `rules/allow.rs` compares with the lints.
#[derive(Debug, Clone)]
pub(crate) struct Allowed {
    pub(crate) name: String,
    pub(crate) span: Span,
}

/// `allow(duplicate_code, format_verb)`.
impl FromKey for List<Allowed> {
    fn from_meta(item: &Meta) -> Result<Self, Diag> {
        List::read(item, "the name of a lint", |item, errors| {
            let (name, span) = bare_name(item, "lint", errors)?;
            Some(Allowed { name, span })
        })
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
}

impl Requirement {
    pub(crate) const ALL: [Requirement; 5] =
        [Requirement::Description, Requirement::Long, Requirement::Retry, Requirement::Docs, Requirement::Challenge];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Requirement::Description => "description",
            Requirement::Long => "long",
            Requirement::Retry => "retry",
            Requirement::Docs => "docs",
            Requirement::Challenge => "challenge",
        }
    }
}

/// `require(description, long)`.
impl FromKey for List<Requirement> {
    fn from_meta(item: &Meta) -> Result<Self, Diag> {
        List::read(item, "the name of a requirement", |item, errors| {
            let (name, span) = bare_name(item, "requirement", errors)?;
            let all = Requirement::ALL.into_iter().map(Requirement::name);
            let requirement = Requirement::ALL.into_iter().find(|requirement| requirement.name() == name);
            if requirement.is_none() {
                errors.push(
                    Diag::new(span, format!("unknown requirement `{name}`"))
                        .similar("requirement", &name, all.clone())
                        .note(format!("the requirements are {}", listed(all))),
                );
            }
            requirement
        })
    }
}

/// A member of `meta(...)`, `args(...)` or `headers(...)`: a name, with an expression or alone.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) ident: Ident,
    pub(crate) value: Option<Expr>,
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
        Some(ident) => Ok(Member { name: ident.unraw().to_string(), ident: ident.clone(), value }),
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
    let legal =
        format!("the legal values are {}", names().map(|name| format!("`\"{name}\"`")).collect::<Vec<_>>().join(", "));
    let Some(Lit::Str(text)) = literal(expr) else {
        // A bare name may be the value without its quotes; a number never is.
        let bare = quoted(expr).filter(|quoted| names().any(|name| quoted.trim_matches('"') == name));
        return Err(expected(expr, "a string literal", bare).note(legal));
    };
    let value = text.value();
    all.iter().copied().find(|candidate| name(*candidate) == value).ok_or_else(|| {
        let diag = Diag::new(text.span(), format!("unknown {what} `{value}`"));
        let diag = match nearest(&value, names()) {
            Some(near) => diag.help(format!("write `\"{near}\"`")),
            None => diag,
        };
        diag.note(legal)
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
        Some(fix) => diag.help(format!("write `{fix}`")),
        None if found == "a macro" => diag.help("write its result: macros are expanded after the attributes are read"),
        None => diag,
    }
}

/// The value written as a string: the probable intention where a string is required.
fn quoted(expr: &Expr) -> Option<String> {
    match ungroup(expr) {
        Expr::Path(path) => path.path.get_ident().map(|ident| format!("\"{}\"", ident.unraw())),
        // `"a".to_owned()`
        Expr::MethodCall(call) => literal(&call.receiver).and_then(|_| quoted(&call.receiver)),
        Expr::Reference(reference) => quoted(&reference.expr),
        Expr::Paren(paren) => quoted(&paren.expr),
        other => match literal(other)? {
            Lit::Str(text) => Some(text.token().to_string()),
            Lit::Int(number) => Some(format!("\"{number}\"")),
            Lit::Bool(value) => Some(format!("\"{}\"", value.value)),
            Lit::Char(c) => Some(format!("\"{}\"", c.value())),
            Lit::ByteStr(bytes) => String::from_utf8(bytes.value()).ok().map(|text| format!("{text:?}")),
            Lit::CStr(text) => text.value().into_string().ok().map(|text| format!("{text:?}")),
            _ => None,
        },
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
