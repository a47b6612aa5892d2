//! How a value is read, and the values that any key may have.

use darling::FromMeta;
use proc_macro2::Span;
use syn::{Expr, Lit, LitStr, Meta, MetaList, spanned::Spanned};

use super::expected::{expected, literal, quoted, ungroup};
use crate::{
    diag::{Diag, Errors, Extent},
    items::{Form, Grammar, Items, is_too_deep, key_name},
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
pub(in crate::attr) struct Read<T>(pub(in crate::attr) Result<T, Diag>);

impl<T: FromKey> FromMeta for Read<T> {
    fn from_meta(item: &Meta) -> darling::Result<Self> {
        Ok(Read(T::from_meta(item)))
    }
}

pub(super) fn list_of(item: &Meta) -> Result<&MetaList, Diag> {
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
pub(super) fn may_be_path(text: &str) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.split([':', ' ']).all(|word| word.chars().all(is_word) && !word.starts_with(|c: char| c.is_ascii_digit()))
}

/// A list: a broken item is reported, the others are kept.
#[derive(Debug, Clone)]
pub(crate) struct List<T> {
    pub(super) items: Vec<T>,
    pub(super) mistakes: Vec<Diag>,
}

impl<T> List<T> {
    /// `read` may report a mistake and still return the item that was probably meant. An item may stand for several.
    pub(super) fn read<I: IntoIterator<Item = T>>(
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
    pub(super) fn sound(self) -> Result<(), Diag> {
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

/// The expressions in a list, unless they are no expressions.
pub(super) fn expressions(list: &MetaList) -> Option<Vec<Expr>> {
    if is_too_deep(list.tokens.clone()) {
        return None;
    }
    let parser = syn::punctuated::Punctuated::<Expr, syn::Token![,]>::parse_terminated;
    Some(list.parse_args_with(parser).ok()?.into_iter().collect())
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

pub(super) fn bare_name(item: &Meta, what: &str, errors: &mut Errors) -> Option<(String, Span)> {
    if let Meta::Path(path) = item {
        return Some((key_name(path), path.span()));
    }
    errors.push(Diag::over(item, format!("expected the name of a {what}")));
    None
}
