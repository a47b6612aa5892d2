//! The keys of a variant, and the variant with its fields.

use proc_macro2::Span;
use syn::{DataStruct, DeriveInput, Fields, Ident, ext::IdentExt};

use super::{
    doc::{DocPart, deprecation, description},
    field::Field,
    receiver::{Receive, receiver},
    value::{
        Allowed, Code, Flag, FromKey, Grpc, Label, Level, List, Member, Retry, RetryAfter, Status, StatusFrom,
        TemplateText, Text,
    },
};
use crate::{
    diag::Errors,
    keys::Target,
    sift::{Item, Sifted, Site, sift},
};

/// A variant as typed.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) fields: Vec<Field<'a>>,
    pub(crate) keys: VariantKeys,
    pub(crate) description: Vec<DocPart>,
    pub(crate) deprecated: Option<String>,
    /// The position of each key, for rules about keys that exclude each other.
    pub(crate) written: Vec<(&'static str, Span)>,
    /// A name in `args(...)` could not be read, so unknown placeholders may refer to it.
    pub(crate) args_unread: bool,
    /// A label could not be read.
    pub(crate) labels_unread: bool,
    /// Keys that could not be understood, which are already reported.
    pub(crate) attempted: Vec<&'static str>,
    /// Fields stand in the list as arguments of the text, which is already reported.
    pub(crate) has_arguments: bool,
    /// Whether the item has an `#[api(...)]` at all.
    pub(crate) has_list: bool,
}

impl<'a> Variant<'a> {
    pub(super) fn parse(original: &'a syn::Variant, errors: &mut Errors) -> Self {
        let names = field_names(&original.fields);
        let site = Site {
            target: Target::Variant,
            fields: &names,
            probe: |key, item| VariantKeys::probe(key, item).unwrap_or(Ok(())),
        };
        let sifted = sift(&original.attrs, site, errors);
        let fields = fields(&original.fields, Target::Field, errors);
        Variant::new(&original.ident, fields, &original.attrs, &sifted, errors)
    }

    /// The struct as the only variant of its catalog.
    pub(super) fn parse_struct(
        original: &'a DeriveInput,
        data: &'a DataStruct,
        sifted: &Sifted,
        errors: &mut Errors,
    ) -> Self {
        let fields = fields(&data.fields, Target::FieldOfStruct, errors);
        Variant::new(&original.ident, fields, &original.attrs, sifted, errors)
    }

    fn new(
        ident: &'a Ident,
        fields: Vec<Field<'a>>,
        attrs: &[syn::Attribute],
        sifted: &Sifted,
        errors: &mut Errors,
    ) -> Self {
        let keys = VariantKeys::receive(&sifted.items, errors);
        let mut fields = fields;
        if let (Some(fallback), [field]) = (keys.fallback, fields.as_mut_slice()) {
            field.implicit_source.get_or_insert(fallback.span.start());
        }
        Variant {
            ident,
            fields,
            keys,
            args_unread: sifted.items.iter().any(|item| is_unread::<Member>(item, "args")),
            labels_unread: sifted.items.iter().any(|item| is_unread::<Label>(item, "labels")),
            description: description(attrs),
            deprecated: deprecation(attrs),
            written: sifted
                .items
                .iter()
                .filter(|item| !item.is_guess)
                .map(|item| (item.key.name, item.span()))
                .collect(),
            attempted: sifted.attempted.clone(),
            has_arguments: sifted.has_arguments,
            has_list: attrs.iter().any(|attr| attr.path().is_ident("api")),
        }
    }

    /// Whether `key` was written, even if it could not be read.
    pub(crate) fn wrote(&self, key: &str) -> bool {
        self.attempted.contains(&key) || self.written.iter().any(|(written, _)| *written == key)
    }

    pub(crate) fn name(&self) -> String {
        self.ident.unraw().to_string()
    }

    pub(crate) fn field(&self, name: &str) -> Option<&Field<'a>> {
        self.fields.iter().find(|field| field.name == name || field.binding == name)
    }

    /// The field that an expression calls `name`.
    pub(crate) fn bound(&self, name: &Ident) -> Option<&Field<'a>> {
        let name = name.unraw().to_string();
        self.fields.iter().find(|field| field.binding == name)
    }

    /// The names that a template may show: fields, then `args`.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let args = self.keys.args.iter().map(|arg| arg.name.as_str());
        self.fields.iter().map(|field| field.name.as_str()).chain(args)
    }

    pub(crate) fn arg(&self, name: &str) -> Option<&Member> {
        self.keys.args.iter().find(|arg| arg.name == name)
    }

    /// The texts, each with its key.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&'static str, &TemplateText)> {
        let VariantKeys { message, long, hint, pointer, parameter, .. } = &self.keys;
        [("message", message), ("long", long), ("hint", hint), ("pointer", pointer), ("parameter", parameter)]
            .into_iter()
            .filter_map(|(key, template)| template.as_ref().map(|template| (key, template)))
    }

    /// Everything with places, each with its key.
    pub(crate) fn templates(&self) -> impl Iterator<Item = (&'static str, &TemplateText)> {
        let challenge = self.keys.challenge.as_ref().map(|challenge| ("challenge", challenge));
        let headers = self.keys.headers.iter().filter_map(|header| Some(("headers", header.text.as_ref()?)));
        self.texts().chain(challenge).chain(headers)
    }
}

/// Whether an item of the list could not be read.
fn is_unread<T>(item: &Item, key: &str) -> bool
where
    List<T>: FromKey,
{
    item.key.name == key && List::<T>::from_meta(&item.meta).is_ok_and(|list| list.is_broken())
}

/// The names of the fields in expressions.
pub(super) fn field_names(fields: &Fields) -> Vec<String> {
    let name = |(index, field): (usize, &syn::Field)| {
        field.ident.as_ref().map_or_else(|| format!("_{index}"), |ident| ident.unraw().to_string())
    };
    fields.iter().enumerate().map(name).collect()
}

fn fields<'a>(fields: &'a Fields, place: Target, errors: &mut Errors) -> Vec<Field<'a>> {
    fields.iter().enumerate().map(|(index, field)| Field::parse(index, field, place, errors)).collect()
}

receiver! {
    /// The keys of a variant.
    VariantKeys {
        status: Option<Status>,
        status_from: Option<StatusFrom>,
        code: Option<Code>,
        message: Option<TemplateText>,
        long: Option<TemplateText>,
        hint: Option<TemplateText>,
        pointer: Option<TemplateText>,
        parameter: Option<TemplateText>,
        meta: Vec<Member>,
        args: Vec<Member>,
        labels: Vec<Label>,
        level: Option<Level>,
        grpc: Option<Grpc>,
        retry: Option<Retry>,
        retry_after: Option<RetryAfter>,
        challenge: Option<TemplateText>,
        headers: Vec<Member>,
        docs: Option<Text>,
        transparent: Option<Flag>,
        fallback: Option<Flag>,
        hidden: Option<Flag>,
        allow: Vec<Allowed>,
    }
}
