//! The catalog as data: one flat row of literals per entry.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::{
    attr::DocPart,
    lower::escape,
    model::{Content, Entry, MetaValue, Model, Piece, Place, Places, Retry, Section, Text},
};

/// Separates the members of `meta` and of `headers`.
const NEXT: char = '\u{2}';

/// ```text
/// static ENTRIES: [__api::Entry; 2] = [
///     __api::plain("Gone", 410, "gone", "Gone", "", "", "No longer here."),
///     __api::Row::new(
///         "NotFound", 404, "resource_not_found", "not found", "No user was found with id \u{1}0", "user_id", "",
///     )
///     .docs("https://docs.example.com/errors#resource_not_found")
///     .entry(),
/// ];
/// static SECTION: __api::Section = __api::SectionRow {
///     name: "Users", type_name: "UserError", entries: &ENTRIES, by_code: &[0, 1], ..__api::SectionRow::EMPTY
/// }
/// .section();
/// ```
pub(super) fn print(model: &Model<'_>) -> TokenStream {
    let entries: Vec<&Entry<'_>> = entries(model).collect();
    let len = Literal::usize_unsuffixed(entries.len());
    let rows = entries.iter().map(|entry| row(entry));
    let section = section(&model.section, &entries);
    quote! {
        static ENTRIES: [__api::Entry; #len] = [#(#rows),*];
        static SECTION: __api::Section = __api::SectionRow { #section }.section();
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
    let Entry { name, code, challenge, docs, places, .. } = entry;
    let status = Literal::u16_unsuffixed(entry.status);
    let shown = |text: &Text| marked(text, places, escape);
    let message = shown(&entry.message);
    let long = entry.long.as_ref().map(shown).unwrap_or_default();
    let names = names(places);
    let description = described(&entry.description);
    let row = quote!(#name, #status, #code, #message, #long, #names, #description);

    let mut more = TokenStream::new();
    if entry.numeric {
        more.extend(quote!(.numeric()));
    } else if escape(code) != *code {
        more.extend(quote!(.code_escapes()));
    }
    let meta = meta(&entry.meta, places);
    if !meta.is_empty() {
        let types = types(places);
        more.extend(quote!(.meta(#meta, #types)));
    }
    let mut text = |member: &str, value: &str| {
        if !value.is_empty() {
            let member = Ident::new(member, Span::call_site());
            more.extend(quote!(.#member(#value)));
        }
    };
    text("hint", &entry.hint.as_ref().map(shown).unwrap_or_default());
    text("pointer", &entry.pointer.map(|place| mark(place, places)).unwrap_or_default());
    text("retry", &retry(&entry.retry, places));
    text("challenge", challenge);
    text("headers", &headers(&entry.headers, places));
    text("docs", docs);
    if let Some(note) = &entry.deprecated {
        more.extend(quote!(.deprecated(#note)));
    }
    if entry.hidden {
        more.extend(quote!(.hidden()));
    }
    if more.is_empty() { quote!(__api::plain(#row)) } else { quote!(__api::Row::new(#row)#more.entry()) }
}

/// A literal, or what rustc is to join: `::core::concat!("First\n", concat!("sec", "ond"))`.
fn described(parts: &[DocPart]) -> TokenStream {
    match parts {
        [] => return quote!(""),
        [DocPart::Text(text)] => return quote!(#text),
        _ => {}
    }
    let mut parts = parts.iter().map(|part| match part {
        DocPart::Text(text) => quote!(#text),
        DocPart::Macro(tokens) => tokens.clone(),
    });
    let first = parts.next();
    quote!(::core::concat!(#first #(, "\n", #parts)*))
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
