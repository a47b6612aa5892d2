//! The item.

use syn::{Attribute, Data, DeriveInput, Meta};

use super::{
    container::ContainerKeys,
    field::Field,
    receiver::Receive,
    variant::{Variant, VariantKeys, field_names},
};
use crate::{
    diag::{Diag, Errors},
    keys::Target,
    sift::{Item, Sifted, Site, sift},
};

/// An item under the derive.
#[derive(Debug)]
pub(crate) struct Input<'a> {
    pub(crate) original: &'a DeriveInput,
    pub(crate) keys: ContainerKeys,
    /// One per variant; a struct has one, which is the struct itself.
    pub(crate) variants: Vec<Variant<'a>>,
    /// An `#[error(...)]` attribute shows that thiserror writes `Display`, `Error` and `From`.
    pub(crate) thiserror: bool,
    /// The keys written on the enum, whether they could be read or not.
    pub(crate) written: Vec<&'static str>,
}

impl<'a> Input<'a> {
    /// Reads the whole item. Returns `None` for a union, which is reported and gets no impls.
    pub(crate) fn parse(original: &'a DeriveInput, errors: &mut Errors) -> Option<Self> {
        let input = match &original.data {
            Data::Enum(data) => {
                let probe = |key: &str, item: &Meta| ContainerKeys::probe(key, item).unwrap_or(Ok(()));
                let sifted = sift(&original.attrs, Site { target: Target::Enum, fields: &[], probe }, errors);
                Input {
                    original,
                    keys: ContainerKeys::receive(&sifted.items, errors),
                    written: names(&sifted.items).chain(sifted.attempted).collect(),
                    variants: data.variants.iter().map(|variant| Variant::parse(variant, errors)).collect(),
                    thiserror: data.variants.iter().any(|variant| has_attr(&variant.attrs, "error")),
                }
            }
            Data::Struct(data) => {
                let fields = field_names(&data.fields);
                let probe = |key: &str, item: &Meta| {
                    let entry = VariantKeys::probe(key, item).or_else(|| ContainerKeys::probe(key, item));
                    entry.unwrap_or(Ok(()))
                };
                let site = Site { target: Target::Struct, fields: &fields, probe };
                let Sifted { items, attempted, has_arguments } = sift(&original.attrs, site, errors);
                // A key that both an enum and a variant take belongs to the entry of the struct.
                let (entry, container): (Vec<Item>, Vec<Item>) =
                    items.into_iter().partition(|item| item.key.is_at(Target::Variant));
                let entry = Sifted { items: entry, attempted, has_arguments };
                Input {
                    original,
                    keys: ContainerKeys::receive(&container, errors),
                    // An unreadable key may belong to either.
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

    /// Whether thiserror's `#[from]` converts from the field's type.
    pub(crate) fn is_made_by_thiserror(&self, field: &Field<'_>) -> bool {
        self.thiserror && field.thiserror_from
    }

    /// The item that carries an entry's attributes.
    pub(crate) fn place_of_entry(&self) -> &'static str {
        if self.is_struct() { "struct" } else { "variant" }
    }

    /// The item that carries the catalog's attributes.
    pub(crate) fn container(&self) -> &'static str {
        if self.is_struct() { "struct" } else { "enum" }
    }

    /// The variants that are entries of this catalog: all but transparent ones.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &Variant<'a>> {
        self.variants.iter().filter(|variant| variant.keys.transparent.is_none())
    }

    /// The first field for which `is_hidden` returns `true`: an expression that reads `self` could show it.
    pub(crate) fn hidden_field(&self, is_hidden: impl Fn(&Field<'a>) -> bool) -> Option<&Field<'a>> {
        self.entries().flat_map(|variant| &variant.fields).find(|field| is_hidden(field))
    }
}

fn names(items: &[Item]) -> impl Iterator<Item = &'static str> {
    items.iter().map(|item| item.key.name)
}

fn has_attr(attrs: &[Attribute], name: &str) -> bool {
    attrs.iter().any(|attr| attr.path().is_ident(name))
}
