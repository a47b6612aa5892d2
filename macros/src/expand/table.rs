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

/// Announces a place.
const MARK: char = '\u{1}';

/// Says nothing about how far it is from a place to the next one.
const FAR: char = '\u{7f}';

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
///     name: "Users", type_name: "UserError", entries: &ENTRIES, hashes: &[526559918, 588114816], ..__api::SectionRow::EMPTY
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
    let hashes = entries.iter().map(|entry| Literal::u32_unsuffixed(hash(&entry.code)));
    let mut members = quote!(name: #name, type_name: #type_name, entries: &ENTRIES, hashes: &[#(#hashes),*],);
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

/// `catalog!` compares hashes in const evaluation, where comparing texts is slow. It has the same function: FNV-1a.
fn hash(code: &str) -> u32 {
    code.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn row(entry: &Entry<'_>) -> TokenStream {
    let Entry { name, challenge, docs, places, .. } = entry;
    let status = Literal::u16_unsuffixed(entry.status);
    let shown = |text: &Text| marked(text, places, escape);
    let (packed, stops) = packed(entry);
    let names = names(places);
    let description = described(&entry.description);
    let row = quote!(#name, #status, #packed, [#(#stops),*], #names, #description);

    let mut more = TokenStream::new();
    let mut text = |member: &str, value: &str| {
        if !value.is_empty() {
            let member = Ident::new(member, Span::call_site());
            more.extend(quote!(.#member(#value)));
        }
    };
    text("raw_code", if escape(&entry.code) == entry.code { "" } else { &entry.code });
    text("types", &types(places));
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

/// Texts, code and `meta` of an entry as the runtime's `Packed` has them.
fn packed(entry: &Entry<'_>) -> (String, [Literal; 4]) {
    let Entry { code, places, .. } = entry;
    let message = marked(&entry.message, places, escape);
    // An empty long text is none: its place has the short one.
    let long = entry.long.as_ref().map(|long| marked(long, places, escape)).filter(|long| !long.is_empty());
    let before_long = format!("{message}\",\"long_message\":\"");
    let mut packed = before_long + long.as_deref().unwrap_or(&message);
    let long_end = long.map_or(0, |_| packed.len());
    packed += "\",\"code\":";
    let quote = if entry.numeric { "" } else { "\"" };
    packed.extend([quote, &escape(code), quote]);
    let code_end = packed.len();
    if !entry.meta.is_empty() {
        packed += ",\"meta\":{";
        packed += &meta(&entry.meta, places);
    }
    let stop = 1 + up_to_stop(&packed);
    (with_distances(&packed), [message.len(), long_end, code_end, stop].map(Literal::usize_unsuffixed))
}

/// How long a text is up to its first mark or separator, or its end.
fn up_to_stop(text: &str) -> usize {
    text.find(|character| character < ' ').unwrap_or(text.len())
}

/// Says at each stop how far it is to the next one, where that fits: looking for it costs more than all else.
fn with_distances(packed: &str) -> String {
    let mut told = String::with_capacity(packed.len());
    let mut rest = packed;
    loop {
        let (before, stopped) = rest.split_at(up_to_stop(rest));
        told.push_str(before);
        let mut stop = stopped.chars();
        told.extend(stop.by_ref().take(if stopped.starts_with(MARK) { 2 } else { 1 }));
        if stop.next().is_none() {
            return told;
        }
        rest = stop.as_str();
        told.push(u8::try_from(usize::from(b' ') + up_to_stop(rest)).map_or(FAR, char::from).min(FAR));
    }
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

/// A place in a text: `\u{1}`, one character that counts up from `0`, and one about what follows.
fn mark(place: Place, places: &Places<'_>) -> String {
    let index = match place {
        Place::Direct(index) => index,
        Place::Computed(index) => places.direct.len() + index,
    };
    let character =
        u32::try_from(index).ok().and_then(|index| char::from_u32(0x30 + index)).unwrap_or(char::REPLACEMENT_CHARACTER);
    format!("{MARK}{character}{FAR}")
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

/// The types of the places, one word each. Only those in `meta` and `<name?>` have one, so that most rows have none.
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
    members.collect::<Vec<_>>().join(&format!("{NEXT}{FAR}"))
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{FAR, with_distances};

    /// Where each stop of a text is, what it says, and what it should say.
    fn stops(text: &str) -> Vec<(String, char, usize)> {
        let mut stops = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(['\u{1}', '\u{2}']) {
            let mut stop = rest.get(at..).unwrap_or_default().chars();
            let kind: String = stop.by_ref().take(if rest.get(at..at + 1) == Some("\u{1}") { 2 } else { 1 }).collect();
            let told = stop.next().unwrap_or(FAR);
            rest = stop.as_str();
            stops.push((kind, told, rest.find(['\u{1}', '\u{2}']).unwrap_or(rest.len())));
        }
        stops
    }

    proptest! {
        #[test]
        fn distances_are_those_to_the_next_stop(
            parts in prop::collection::vec(("[ -\u{7f}é]{0,99}", "\u{2}|\u{1}[0-\u{7f}é]"), 0..6),
            end in "[ -é]{0,99}",
        ) {
            let packed = parts.iter().flat_map(|(text, stop)| [text.clone(), stop.clone(), FAR.to_string()]);
            let packed: String = packed.collect();
            let told = with_distances(&(packed.clone() + &end));
            prop_assert_eq!(stops(&told).len(), parts.len());
            for ((kind, told, distance), (_, stop)) in stops(&told).into_iter().zip(&parts) {
                prop_assert_eq!(&kind, stop);
                let near = u32::try_from(distance).ok().and_then(|distance| char::from_u32(0x20 + distance));
                prop_assert_eq!(told, near.filter(|near| *near < FAR).unwrap_or(FAR));
            }
            // Nothing else is changed.
            prop_assert_eq!(told.chars().count(), (packed + &end).chars().count());
        }
    }
}
