//! The keys of a variant, and the variant with its fields.

use darling::FromMeta;
use proc_macro2::Span;
use syn::{DataStruct, DeriveInput, Fields, Ident};

use super::{
    DocPart, Field, Read, Receive, deprecation, description, items, receive, sound, unraw,
    value::{Allowed, Code, Flag, List, Member, Retry, RetryAfter, Status, TemplateText, Text},
};
use crate::{
    diag::Errors,
    keys::{Place, Sifted, sift},
};

/// A variant as typed.
#[derive(Debug)]
pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) fields: Vec<Field<'a>>,
    pub(crate) keys: VariantKeys,
    pub(crate) description: Vec<DocPart>,
    pub(crate) deprecated: Option<String>,
    /// Where each key stands, for rules about keys that exclude each other.
    pub(crate) written: Vec<(&'static str, Span)>,
    /// Keys that were meant and not understood, which is reported.
    pub(crate) attempted: Vec<&'static str>,
}

impl<'a> Variant<'a> {
    pub(super) fn parse(original: &'a syn::Variant, errors: &mut Errors) -> Self {
        let sifted = sift(&original.attrs, Place::Variant, errors);
        let fields = fields(&original.fields, Place::Field, errors);
        Variant::new(&original.ident, fields, &original.attrs, &sifted, errors)
    }

    /// The struct itself, as the only variant of its catalog.
    pub(super) fn parse_struct(
        original: &'a DeriveInput,
        data: &'a DataStruct,
        sifted: &Sifted,
        errors: &mut Errors,
    ) -> Self {
        let fields = fields(&data.fields, Place::FieldOfStruct, errors);
        Variant::new(&original.ident, fields, &original.attrs, sifted, errors)
    }

    fn new(
        ident: &'a Ident,
        fields: Vec<Field<'a>>,
        attrs: &[syn::Attribute],
        sifted: &Sifted,
        errors: &mut Errors,
    ) -> Self {
        Variant {
            ident,
            fields,
            keys: receive(&sifted.items, errors),
            description: description(attrs),
            deprecated: deprecation(attrs),
            written: sifted.items.iter().map(|item| (item.key.name, item.span())).collect(),
            attempted: sifted.attempted.clone(),
        }
    }

    /// Whether somebody tried to write `key`, read or not.
    pub(crate) fn wrote(&self, key: &str) -> bool {
        self.attempted.contains(&key) || self.written.iter().any(|(written, _)| *written == key)
    }

    pub(crate) fn name(&self) -> String {
        unraw(self.ident)
    }

    pub(crate) fn field(&self, name: &str) -> Option<&Field<'a>> {
        self.fields.iter().find(|field| field.name == name || field.binding == name)
    }

    /// The names that a template may show: fields, then `args`.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let args = self.keys.args.iter().map(|arg| arg.name.as_str());
        self.fields.iter().map(|field| field.name.as_str()).chain(args)
    }

    pub(crate) fn arg(&self, name: &str) -> Option<&Member> {
        self.keys.args.iter().find(|arg| arg.name == name)
    }

    /// The texts with places, each with the key it was written behind.
    pub(crate) fn templates(&self) -> impl Iterator<Item = (&'static str, &TemplateText)> {
        let VariantKeys { message, long, hint, .. } = &self.keys;
        [("message", message), ("long", long), ("hint", hint)]
            .into_iter()
            .filter_map(|(key, template)| template.as_ref().map(|template| (key, template)))
    }
}

fn fields<'a>(fields: &'a Fields, place: Place, errors: &mut Errors) -> Vec<Field<'a>> {
    fields.iter().enumerate().map(|(index, field)| Field::parse(index, field, place, errors)).collect()
}

/// What a variant's attributes say.
#[derive(Debug, Default)]
pub(crate) struct VariantKeys {
    pub(crate) status: Option<Status>,
    pub(crate) code: Option<Code>,
    pub(crate) message: Option<TemplateText>,
    pub(crate) long: Option<TemplateText>,
    pub(crate) hint: Option<TemplateText>,
    pub(crate) meta: Vec<Member>,
    pub(crate) args: Vec<Member>,
    /// A name in `args(...)` could not be read: placeholders may mean it.
    pub(crate) args_unread: bool,
    pub(crate) retry: Option<Retry>,
    pub(crate) retry_after: Option<RetryAfter>,
    pub(crate) challenge: Option<Text>,
    pub(crate) headers: Vec<Member>,
    pub(crate) docs: Option<Text>,
    pub(crate) transparent: Option<Flag>,
    pub(crate) hidden: Option<Flag>,
    pub(crate) allow: Vec<Allowed>,
}

#[derive(Default, FromMeta)]
#[darling(default)]
pub(super) struct Raw {
    status: Read<Status>,
    code: Read<Code>,
    message: Read<TemplateText>,
    long: Read<TemplateText>,
    hint: Read<TemplateText>,
    meta: Read<List<Member>>,
    args: Read<List<Member>>,
    retry: Read<Retry>,
    retry_after: Read<RetryAfter>,
    challenge: Read<Text>,
    headers: Read<List<Member>>,
    docs: Read<Text>,
    transparent: Read<Flag>,
    hidden: Read<Flag>,
    allow: Read<List<Allowed>>,
}

impl Receive for VariantKeys {
    type Raw = Raw;

    fn settle(raw: Raw, errors: &mut Errors) -> Self {
        VariantKeys {
            status: sound(raw.status, errors),
            code: sound(raw.code, errors),
            message: sound(raw.message, errors),
            long: sound(raw.long, errors),
            hint: sound(raw.hint, errors),
            meta: items(raw.meta, errors),
            args_unread: matches!(&raw.args, Some(Ok(list)) if list.is_broken()),
            args: items(raw.args, errors),
            retry: sound(raw.retry, errors),
            retry_after: sound(raw.retry_after, errors),
            challenge: sound(raw.challenge, errors),
            headers: items(raw.headers, errors),
            docs: sound(raw.docs, errors),
            transparent: sound(raw.transparent, errors),
            hidden: sound(raw.hidden, errors),
            allow: items(raw.allow, errors),
        }
    }
}
