//! The keys of a field, and the field.

use proc_macro2::Span;
use syn::{Attribute, Ident, Index, Type, ext::IdentExt, spanned::Spanned};

use super::{
    receiver::{Receive, receiver},
    value::{Flag, From, MetaKey},
};
use crate::{
    diag::{Errors, Extent},
    keys::Target,
    sift::{Site, sift},
};

/// A field as typed.
#[derive(Debug)]
pub(crate) struct Field<'a> {
    /// The name in a template: the identifier without `r#`, or the index.
    pub(crate) name: String,
    /// The name in an expression: the same, but `_0` for index 0.
    pub(crate) binding: String,
    pub(crate) member: syn::Member,
    pub(crate) ty: &'a Type,
    pub(crate) keys: FieldKeys,
    /// thiserror's `#[from]`: thiserror writes `From` itself.
    pub(crate) thiserror_from: bool,
    /// thiserror's `#[source]` or `#[from]`, or the name `source`.
    pub(crate) implicit_source: Option<Span>,
}

impl<'a> Field<'a> {
    pub(super) fn parse(index: usize, original: &'a syn::Field, place: Target, errors: &mut Errors) -> Self {
        let site =
            Site { target: place, fields: &[], probe: |key, item| FieldKeys::probe(key, item).unwrap_or(Ok(())) };
        let sifted = sift(&original.attrs, site, errors);
        let named_source = original.ident.as_ref().filter(|ident| ident.unraw() == "source").map(Ident::span);
        let from = helper_attr(&original.attrs, "from");
        Field {
            name: original.ident.as_ref().map_or_else(|| index.to_string(), |ident| ident.unraw().to_string()),
            binding: original.ident.as_ref().map_or_else(|| format!("_{index}"), |ident| ident.unraw().to_string()),
            member: match &original.ident {
                Some(ident) => ident.clone().into(),
                None => Index { index: u32::try_from(index).unwrap_or(u32::MAX), span: original.ty.span() }.into(),
            },
            ty: &original.ty,
            keys: FieldKeys::receive(&sifted.items, errors),
            thiserror_from: from.is_some(),
            implicit_source: helper_attr(&original.attrs, "source").or(from).or(named_source),
        }
    }

    /// The token that names the field: its identifier, or the beginning of its type.
    pub(crate) fn span(&self) -> Span {
        match &self.member {
            syn::Member::Named(ident) => ident.span(),
            syn::Member::Unnamed(index) => index.span,
        }
    }

    pub(crate) fn is_source(&self) -> bool {
        self.keys.source.is_some() || !self.keys.from.is_empty() || self.implicit_source.is_some()
    }

    /// The token that makes the field the source.
    pub(crate) fn source_span(&self) -> Extent {
        let keys = &self.keys;
        let implicit = || self.implicit_source.unwrap_or_else(|| self.span()).into();
        let from = || keys.from.first().map(|from| from.key);
        keys.source.map(|flag| flag.span).or_else(from).unwrap_or_else(implicit)
    }

    /// The `T` of a type that is visibly an `Option<T>`.
    pub(crate) fn option(&self) -> Option<&'a Type> {
        option_of(self.ty)
    }
}

/// The `T` of a type that is visibly an `Option<T>`.
pub(crate) fn option_of(ty: &Type) -> Option<&Type> {
    let path = match ty {
        Type::Path(path) => path,
        Type::Group(group) => return option_of(&group.elem),
        Type::Paren(paren) => return option_of(&paren.elem),
        _ => return None,
    };
    let last = path.path.segments.last().filter(|last| last.ident == "Option")?;
    match &last.arguments {
        syn::PathArguments::AngleBracketed(arguments) => match arguments.args.first()? {
            syn::GenericArgument::Type(inner) => Some(inner),
            _ => None,
        },
        _ => None,
    }
}

/// The position of thiserror's `#[from]` or `#[source]`.
fn helper_attr(attrs: &[Attribute], name: &str) -> Option<Span> {
    attrs.iter().find(|attr| attr.path().is_ident(name)).map(|attr| attr.path().span())
}

receiver! {
    /// The keys of a field.
    FieldKeys {
        meta: Option<MetaKey>,
        pointer: Option<Flag>,
        parameter: Option<Flag>,
        source: Option<Flag>,
        from: Vec<From>,
        secret: Option<Flag>,
    }
}
