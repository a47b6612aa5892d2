//! The catalog as data: one flat row of literals per entry.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::{
    attr::DocPart,
    lower::escape,
    model::{Content, Entry, MetaValue, Model, Piece, Place, Places, Retry, Section, Text},
};

/// Separates the members of `meta` and of `headers`.
const NEXT: char = '\u{2}';

/// ```text
/// static ENTRIES: [__api::Entry; 1] = [
///     __api::Entry(__api::Row {
///         name: "NotFound",
///         status: 404,
///         code: "resource_not_found",
///         message: "not found",
///         long: "No user was found with id \u{1}0",
///         places: "user_id",
///         ..__api::Row::EMPTY
///     }),
/// ];
/// static SECTION: __api::Section = __api::Section(__api::SectionRow {
///     name: "Users", type_name: "UserError", entries: &ENTRIES, by_code: &[0], ..__api::SectionRow::EMPTY
/// });
/// ```
pub(super) fn print(model: &Model<'_>) -> TokenStream {
    let entries: Vec<&Entry<'_>> = entries(model).collect();
    let len = Literal::usize_unsuffixed(entries.len());
    let rows = entries.iter().map(|entry| row(entry));
    let section = section(&model.section, &entries);
    quote! {
        static ENTRIES: [__api::Entry; #len] = [#(#rows),*];
        static SECTION: __api::Section = __api::Section(__api::SectionRow { #section });
    }
}

/// The rows of a catalog: a transparent variant has none, its field's type has them.
pub(super) fn entries<'m, 'a>(model: &'m Model<'a>) -> impl Iterator<Item = &'m Entry<'a>> {
    model.variants.iter().filter_map(|variant| match &variant.content {
        Content::Entry(entry) => Some(entry.as_ref()),
        Content::Transparent { .. } => None,
    })
}

fn section(section: &Section, entries: &[&Entry<'_>]) -> TokenStream {
    let Section { name, type_name, domain, retired } = section;
    let mut by_code: Vec<(usize, &str)> = entries.iter().map(|entry| entry.code.as_str()).enumerate().collect();
    // `catalog!` merges these tables in const evaluation, where comparing must be cheap: sorting happens here.
    by_code.sort_by_key(|(index, code)| (code.as_bytes(), *index));
    let by_code = by_code.into_iter().map(|(index, _)| Literal::usize_unsuffixed(index));
    let mut members = quote!(name: #name, type_name: #type_name, entries: &ENTRIES, by_code: &[#(#by_code),*],);
    if !retired.is_empty() {
        members.extend(quote!(retired: &[#(#retired),*],));
    }
    if !domain.is_empty() {
        members.extend(quote!(domain: #domain,));
    }
    // clippy finds an update needless that has nothing left to fill in.
    let rest = (retired.is_empty() || domain.is_empty()).then(|| quote!(..__api::SectionRow::EMPTY));
    quote!(#members #rest)
}

fn row(entry: &Entry<'_>) -> TokenStream {
    let Entry { name, code, challenge, docs, description, places, .. } = entry;
    let status = Literal::u16_unsuffixed(entry.status);
    let mut members = quote!(name: #name, status: #status, code: #code,);
    if entry.numeric {
        members.extend(quote!(numeric: true,));
    } else if escape(code) != *code {
        members.extend(quote!(code_escapes: true,));
    }
    let mut text = |member: &str, value: &str| {
        if !value.is_empty() {
            let member = format_ident!("{member}");
            members.extend(quote!(#member: #value,));
        }
    };
    let shown = |text: &Text| marked(text, places, escape);
    text("message", &shown(&entry.message));
    text("long", &entry.long.as_ref().map(shown).unwrap_or_default());
    text("hint", &entry.hint.as_ref().map(shown).unwrap_or_default());
    text("meta", &meta(&entry.meta, places));
    text("places", &names(places));
    text("types", &types(places));
    text("pointer", &entry.pointer.map(|place| mark(place, places)).unwrap_or_default());
    text("retry", &retry(&entry.retry, places));
    text("challenge", challenge);
    text("headers", &headers(&entry.headers, places));
    text("docs", docs);
    if let Some(description) = described(description) {
        members.extend(quote!(description: #description,));
    }
    if let Some(note) = &entry.deprecated {
        members.extend(quote!(deprecated: ::core::option::Option::Some(#note),));
    }
    if entry.hidden {
        members.extend(quote!(hidden: true,));
    }
    quote!(__api::Entry(__api::Row { #members ..__api::Row::EMPTY }))
}

/// A literal, or what rustc is to join: `::core::concat!("First\n", concat!("sec", "ond"))`.
fn described(parts: &[DocPart]) -> Option<TokenStream> {
    if let [DocPart::Text(text)] = parts {
        return Some(quote!(#text));
    }
    let parts = parts.iter().map(|part| match part {
        DocPart::Text(text) => quote!(#text),
        // What came from tokens parses into tokens.
        DocPart::Macro(tokens) => tokens.parse().unwrap_or_default(),
    });
    let parts: Vec<TokenStream> = parts.collect();
    let (first, rest) = parts.split_first()?;
    Some(quote!(::core::concat!(#first #(, "\n", #rest)*)))
}

/// A place in a text: `\u{1}` and one character that counts up from `0`.
fn mark(place: Place, places: &Places<'_>) -> String {
    let index = match place {
        Place::Direct(index) => index,
        Place::Computed(index) => places.direct.len() + index,
    };
    let character =
        u32::try_from(index).ok().and_then(|index| char::from_u32(0x30 + index)).unwrap_or(char::REPLACEMENT_CHARACTER);
    format!("\u{1}{character}")
}

fn marked(text: &Text, places: &Places<'_>, literal: impl Fn(&str) -> String) -> String {
    let pieces = text.0.iter().map(|piece| match piece {
        Piece::Literal(text) => literal(text),
        Piece::Place(place) => mark(*place, places),
    });
    pieces.collect()
}

fn names(places: &Places<'_>) -> String {
    let direct = places.direct.iter().map(|direct| direct.name);
    let computed = places.computed.iter().map(|computed| computed.name.as_str());
    direct.chain(computed).collect::<Vec<_>>().join(" ")
}

/// The types of the places, one word each. Only those in `meta` have one, so that most rows have none.
fn types(places: &Places<'_>) -> String {
    let direct = places.direct.iter().map(|direct| &direct.seen);
    let words = direct.chain(places.computed.iter().map(|computed| &computed.seen)).map(ToString::to_string);
    let words = words.collect::<Vec<_>>().join(" ");
    words.trim_end_matches([' ', '*']).to_owned()
}

fn meta(members: &[(String, MetaValue)], places: &Places<'_>) -> String {
    let members = members.iter().map(|(key, value)| {
        let value = match value {
            MetaValue::Json(json) => json.clone(),
            MetaValue::Place(place) => mark(*place, places),
        };
        format!("\"{}\":{value}", escape(key))
    });
    members.collect::<Vec<_>>().join(&NEXT.to_string())
}

fn headers(headers: &[(String, Text)], places: &Places<'_>) -> String {
    let headers = headers.iter().map(|(name, value)| format!("{name}:{}", marked(value, places, str::to_owned)));
    headers.collect::<Vec<_>>().join(&NEXT.to_string())
}

fn retry(retry: &Retry, places: &Places<'_>) -> String {
    match retry {
        Retry::Unspecified => String::new(),
        Retry::Never => "never".to_owned(),
        Retry::Backoff => "backoff".to_owned(),
        Retry::Seconds(seconds) => seconds.to_string(),
        Retry::Place(place) => mark(*place, places),
    }
}
