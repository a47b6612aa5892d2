//! What was written: the item as typed, every value valid by itself, nothing inherited or defaulted yet.

mod container;
pub(crate) mod field;
pub(crate) mod shown;
pub(crate) mod value;
mod variant;

pub(crate) use self::{container::ContainerKeys, field::Field, variant::Variant};

use darling::FromMeta;
use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{Attribute, Data, DeriveInput, Expr, Meta, ext::IdentExt};

use crate::{
    diag::{Diag, Errors},
    http,
    keys::{Item, Place, Sifted, sift},
};

use self::value::{CodeStyle, CodeValue, Retry, literal};

/// An item under the derive.
#[derive(Debug)]
pub(crate) struct Input<'a> {
    pub(crate) original: &'a DeriveInput,
    pub(crate) keys: ContainerKeys,
    /// One per variant; a struct is its own only variant.
    pub(crate) variants: Vec<Variant<'a>>,
    /// An `#[error(...)]` attribute shows that thiserror writes `Display`, `Error` and `From`.
    pub(crate) thiserror: bool,
    /// The keys that somebody tried to write on the enum, read or not.
    pub(crate) written: Vec<&'static str>,
}

impl<'a> Input<'a> {
    /// Reads the whole item. `None` for a union, which is reported and has no impls to emit.
    pub(crate) fn parse(original: &'a DeriveInput, errors: &mut Errors) -> Option<Self> {
        let input = match &original.data {
            Data::Enum(data) => {
                let sifted = sift(&original.attrs, Place::Enum, errors);
                Input {
                    original,
                    keys: receive(&sifted.items, errors),
                    written: names(&sifted.items).chain(sifted.attempted).collect(),
                    variants: data.variants.iter().map(|variant| Variant::parse(variant, errors)).collect(),
                    thiserror: data.variants.iter().any(|variant| has_attr(&variant.attrs, "error")),
                }
            }
            Data::Struct(data) => {
                let Sifted { items, attempted } = sift(&original.attrs, Place::Struct, errors);
                // What both an enum and a variant take belongs to the entry that the struct is.
                let (entry, container): (Vec<Item>, Vec<Item>) =
                    items.into_iter().partition(|item| item.key.is_at(Place::Variant));
                let entry = Sifted { items: entry, attempted };
                Input {
                    original,
                    keys: receive(&container, errors),
                    // What could not be read may have been a key of either.
                    written: names(&container).chain(entry.attempted.iter().copied()).collect(),
                    variants: vec![Variant::parse_struct(original, data, &entry, errors)],
                    thiserror: false,
                }
            }
            Data::Union(data) => {
                errors.push(
                    Diag::over(&data.union_token, "`ApiError` cannot be derived for a union")
                        .help("make it an enum, with one variant per error"),
                );
                return None;
            }
        };
        Some(Input { thiserror: input.thiserror || has_attr(&original.attrs, "error"), ..input })
    }

    pub(crate) fn is_struct(&self) -> bool {
        matches!(self.original.data, Data::Struct(_))
    }

    /// Whether `Display` and `Error` are ours to write: as stated, else unless thiserror writes them.
    pub(crate) fn writes_display(&self) -> bool {
        self.keys.display.unwrap_or(!self.thiserror)
    }

    /// Whether thiserror's `#[from]` makes a value of the field.
    pub(crate) fn is_made_by_thiserror(&self, field: &Field<'_>) -> bool {
        self.thiserror && field.thiserror_from
    }

    /// What carries an entry's attributes.
    pub(crate) fn place_of_entry(&self) -> &'static str {
        if self.is_struct() { "struct" } else { "variant" }
    }

    /// What carries the catalog's attributes.
    pub(crate) fn container(&self) -> &'static str {
        if self.is_struct() { "struct" } else { "enum" }
    }

    /// The variants that are entries of this catalog, not of another one.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &Variant<'a>> {
        self.variants.iter().filter(|variant| variant.keys.transparent.is_none())
    }

    /// The first field that `is_hidden` holds for: an expression that reads `self` could show it.
    pub(crate) fn hidden_field(&self, is_hidden: impl Fn(&Field<'a>) -> bool) -> Option<&Field<'a>> {
        self.entries().flat_map(|variant| &variant.fields).find(|field| is_hidden(field))
    }

    pub(crate) fn code_style(&self) -> CodeStyle {
        self.keys.code_style.unwrap_or(CodeStyle::Case(crate::case::Case::Snake))
    }

    /// Whether the style and the prefix of codes could be read: without them, nothing can be said of codes.
    pub(crate) fn knows_code_style(&self) -> bool {
        let unread = |key, read: bool| !read && self.written.contains(&key);
        !unread("code_style", self.keys.code_style.is_some()) && !unread("prefix", self.keys.prefix.is_some())
    }

    pub(crate) fn prefix(&self) -> &str {
        self.keys.prefix.as_ref().map_or("", |prefix| prefix.value.as_str())
    }

    /// The code of a variant: as stated, or made from its name. `None` where numbers are wanted and none is stated.
    pub(crate) fn code_of(&self, variant: &Variant<'_>) -> Option<CodeValue> {
        match (&variant.keys.code, self.code_style()) {
            (Some(code), _) => Some(code.value.clone()),
            (None, CodeStyle::Case(case)) => {
                Some(CodeValue::Text(format!("{}{}", self.prefix(), case.apply(&variant.name()))))
            }
            (None, CodeStyle::Numeric) => None,
        }
    }

    /// The status of a variant: as stated, or named by its six-digit code, or the enum's.
    pub(crate) fn status_of(&self, variant: &Variant<'_>) -> Option<u16> {
        let stated = variant.keys.status.as_ref().map(|status| status.value);
        stated.or_else(|| implied_status(variant)).or_else(|| self.keys.status.as_ref().map(|status| status.value))
    }

    pub(crate) fn retry_of<'b>(&'b self, variant: &'b Variant<'_>) -> Option<&'b Retry> {
        variant.keys.retry.as_ref().or(self.keys.retry.as_ref())
    }

    /// The `WWW-Authenticate` of a variant: its own, or the enum's if it is a 401.
    pub(crate) fn challenge_of<'b>(&'b self, variant: &'b Variant<'_>) -> Option<&'b value::Text> {
        let inherited = || self.keys.challenge.as_ref().filter(|_| self.status_of(variant) == Some(401));
        variant.keys.challenge.as_ref().or_else(inherited)
    }

    pub(crate) fn docs_of<'b>(&'b self, variant: &'b Variant<'_>) -> Option<&'b value::Text> {
        variant.keys.docs.as_ref().or(self.keys.docs.as_ref())
    }
}

fn names(items: &[Item]) -> impl Iterator<Item = &'static str> {
    items.iter().map(|item| item.key.name)
}

/// "A six-digit number whose first three digits are an error status implies the status."
pub(crate) fn implied_status(variant: &Variant<'_>) -> Option<u16> {
    match variant.keys.code.as_ref()?.value {
        CodeValue::Number(number @ 100_000..=999_999) => {
            u16::try_from(number / 1000).ok().filter(|s| http::is_error((*s).into()))
        }
        _ => None,
    }
}

/// Hands sifted items to a darling receiver, whose fields hold their own failures: one bad value costs no other.
fn receive<R: Receive>(items: &[Item], errors: &mut Errors) -> R {
    let metas: Vec<darling::ast::NestedMeta> =
        items.iter().map(|item| darling::ast::NestedMeta::Meta(item.meta.clone())).collect();
    match R::Raw::from_list(&metas) {
        Ok(raw) => R::settle(raw, errors),
        Err(error) => {
            errors.push_darling(error);
            R::settle(R::Raw::default(), errors)
        }
    }
}

/// A set of keys and the darling receiver that reads it.
trait Receive {
    type Raw: FromMeta + Default;

    fn settle(raw: Self::Raw, errors: &mut Errors) -> Self;
}

/// A value that may have failed to read.
type Read<T> = Option<darling::Result<T>>;

/// Keeps what is sound and reports the rest.
fn sound<T>(read: Read<T>, errors: &mut Errors) -> Option<T> {
    match read? {
        Ok(value) => Some(value),
        Err(error) => {
            errors.push_darling(error);
            None
        }
    }
}

/// The same for a list, whose items are sound or not each by itself.
fn items<T>(read: Read<value::List<T>>, errors: &mut Errors) -> Vec<T> {
    match sound(read, errors) {
        Some(list) => list.settle(errors),
        None => Vec::new(),
    }
}

fn has_attr(attrs: &[Attribute], name: &str) -> bool {
    attrs.iter().any(|attr| attr.path().is_ident(name))
}

/// The doc comment: its lines, or, where it is computed (`#[doc = concat!(…)]`), the macros among them.
#[derive(Debug, Clone)]
pub(crate) enum DocPart {
    Text(String),
    Macro(TokenStream),
}

/// The parts of the doc comment, unindented by what all lines are indented by, as rustdoc does.
fn description(attrs: &[Attribute]) -> Vec<DocPart> {
    let values = attrs.iter().filter(|attr| attr.path().is_ident("doc")).filter_map(|attr| match &attr.meta {
        Meta::NameValue(pair) => Some(&pair.value),
        Meta::Path(_) | Meta::List(_) => None,
    });
    let mut parts: Vec<DocPart> = Vec::new();
    for value in values {
        match (string(value), parts.last_mut()) {
            (Some(text), Some(DocPart::Text(last))) => last.extend(["\n", &without_stars(&text)]),
            (Some(text), _) => parts.push(DocPart::Text(without_stars(&text))),
            (None, _) => parts.push(DocPart::Macro(value.to_token_stream())),
        }
    }
    let indent = parts.iter().filter_map(DocPart::indent).min().unwrap_or(0);
    for part in &mut parts {
        part.unindent(indent);
    }
    parts.retain(|part| !matches!(part, DocPart::Text(text) if text.is_empty()));
    parts
}

/// A block comment (`/** … */`) whose further lines all begin with a star, without these stars, as rustdoc has it.
fn without_stars(text: &str) -> String {
    let starred = |line: &str| line.trim_start().strip_prefix('*').map(str::to_owned);
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default().to_owned();
    let rest: Option<Vec<String>> = lines.filter(|line| !line.trim().is_empty()).map(starred).collect();
    match rest {
        Some(rest) if !rest.is_empty() => [vec![first], rest].concat().join("\n"),
        _ => text.to_owned(),
    }
}

impl DocPart {
    /// By how much the least indented line is.
    fn indent(&self) -> Option<usize> {
        let DocPart::Text(text) = self else { return None };
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        lines.map(|line| line.len() - line.trim_start_matches(' ').len()).min()
    }

    fn unindent(&mut self, indent: usize) {
        if let DocPart::Text(text) = self {
            let lines: Vec<&str> =
                text.split('\n').map(|line| line.get(indent..).unwrap_or_default().trim_end()).collect();
            let joined = lines.join("\n");
            *text = String::from(joined.trim_matches('\n'));
        }
    }
}

/// `#[deprecated]`, with its note if it has one.
fn deprecation(attrs: &[Attribute]) -> Option<String> {
    let attr = attrs.iter().find(|attr| attr.path().is_ident("deprecated"))?;
    let mut note = String::new();
    match &attr.meta {
        Meta::Path(_) => {}
        Meta::NameValue(pair) => note = string(&pair.value).unwrap_or_default(),
        // What else may be wrong in `#[deprecated(...)]` is for rustc to say.
        Meta::List(list) => {
            let _: syn::Result<()> = list.parse_nested_meta(|meta| {
                let text: syn::LitStr = meta.value()?.parse()?;
                if meta.path.is_ident("note") {
                    note = text.value();
                }
                Ok(())
            });
        }
    }
    Some(note)
}

fn string(expr: &Expr) -> Option<String> {
    match literal(expr)? {
        syn::Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}

/// Where thiserror's `#[from]` or `#[source]` stands.
fn helper_attr(attrs: &[Attribute], name: &str) -> Option<Span> {
    attrs.iter().find(|attr| attr.path().is_ident(name)).map(|attr| syn::spanned::Spanned::span(attr.path()))
}

fn unraw(ident: &syn::Ident) -> String {
    ident.unraw().to_string()
}
