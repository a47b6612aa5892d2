//! Prints the rows: everything about the errors that is known at compile time. The runtime's `entry/read.rs` reads
//! their form; nothing else depends on it.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::model::{
    Content, DocPart, Entry, Fault, MetaValue, Model, Piece, Place, Places, Retry, Section, Seen, StatusFrom, Text,
};

/// ```text
/// static ENTRIES: [__api::Entry; 2] = __api::entries([
///     __api::Row::new("NotFound", 404, "order_not_found", "Not found")
///         .long("There is no order <0>")
///         .meta("\"number\":<0>")
///         .places("number")
///         .types("integer")
///         .description("No order has this number."),
///     __api::Row::new("StockUnknown", 503, "stock_unknown", "Stock unknown").retry(__api::Retry::after(30)),
/// ]);
/// static SECTION: __api::Section =
///     __api::SectionRow::new("Orders", "OrderError", &ENTRIES)
///         .at(::core::module_path!(), ::core::line!())
///         .code_hashes(&[134869982, 2852256932])
///         .section();
/// ```
pub(super) fn print(model: &Model<'_>) -> TokenStream {
    let entries: Vec<&Entry<'_>> = entries(model).collect();
    let len = Literal::usize_unsuffixed(entries.len());
    let rows = entries.iter().map(|entry| row(entry));
    let section = section(&model.section, &entries);
    quote! {
        static ENTRIES: [__api::Entry; #len] = __api::entries([#(#rows),*]);
        static SECTION: __api::Section = #section;
    }
}

/// The rows of a catalog. A transparent variant has none; the type of its field has them.
pub(super) fn entries<'m, 'a>(model: &'m Model<'a>) -> impl Iterator<Item = &'m Entry<'a>> {
    model.variants.iter().filter_map(|variant| match &variant.content {
        Content::Entry(entry) => Some(entry.as_ref()),
        Content::Transparent { .. } => None,
    })
}

fn section(section: &Section, entries: &[&Entry<'_>]) -> TokenStream {
    let Section { name, type_name, domain, retired } = section;
    let hashes = entries.iter().map(|entry| Literal::u32_unsuffixed(hash(&entry.code)));
    let retired = (!retired.is_empty()).then(|| quote!(.retired(&[#(#retired),*])));
    let domain = domain.as_ref().map(|domain| quote!(.domain(#domain)));
    quote! {
        __api::SectionRow::new(#name, #type_name, &ENTRIES)
            .at(::core::module_path!(), ::core::line!())
            .code_hashes(&[#(#hashes),*])
            #retired #domain
            .section()
    }
}

/// FNV-1a, as in the runtime: `catalog!` compares hashes in const evaluation, where comparing texts is slow.
fn hash(code: &str) -> u32 {
    code.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn row(entry: &Entry<'_>) -> TokenStream {
    let Entry { name, code, places, .. } = entry;
    let status = Literal::u16_unsuffixed(entry.status);
    let shown = |text: &Text| marked(text, places, escape);
    let message = shown(&entry.message);
    let mut row = quote!(__api::Row::new(#name, #status, #code, #message));

    // Without `places`, the runtime does not search for marks.
    let mut has_marks = !names(places).is_empty() || message.contains('<');
    let mut text = |member: &str, value: Option<&str>| {
        let member = Ident::new(member, Span::call_site());
        has_marks |= value.is_some_and(|value| value.contains('<'));
        row.extend(value.map(|value| quote!(.#member(#value))));
    };
    text("escaped_code", Some(escape(code).as_str()).filter(|escaped| escaped != code));
    text("long", entry.long.as_ref().map(shown).as_deref());
    text("hint", entry.hint.as_ref().map(shown).as_deref());
    text("meta", Some(meta(&entry.meta, places).as_str()).filter(|meta| !meta.is_empty()));
    let (member, fault) = match &entry.fault {
        Some(Fault::Parameter(name)) => ("parameter", Some(name)),
        Some(Fault::Pointer(pointer)) => ("pointer", Some(pointer)),
        None => ("pointer", None),
    };
    text(member, fault.map(|fault| marked(fault, places, str::to_owned)).as_deref());
    text("headers", Some(headers(&entry.headers, places).as_str()).filter(|headers| !headers.is_empty()));
    text("challenge", entry.challenge.as_ref().map(|text| marked(text, places, str::to_owned)).as_deref());
    if has_marks {
        let names = names(places);
        row.extend(quote!(.places(#names)));
    }
    let mut text = |member: &str, value: Option<&str>| {
        let member = Ident::new(member, Span::call_site());
        row.extend(value.map(|value| quote!(.#member(#value))));
    };
    text("types", Some(types(places).as_str()).filter(|types| !types.is_empty()));
    text("docs", entry.docs.as_deref());
    text("deprecated", entry.deprecated.as_deref());
    text("labels", Some(meta(&entry.labels, places).as_str()).filter(|labels| !labels.is_empty()));
    if entry.numeric {
        row.extend(quote!(.numeric()));
    }
    if entry.challenge.is_some() && entry.challenge_of_401 {
        row.extend(quote!(.challenge_of_401()));
    }
    row.extend(variant("level", "EventLevel", entry.level.as_deref()));
    row.extend(variant("grpc", "GrpcCode", entry.grpc.as_deref()));
    row.extend(entry.status_from.as_ref().map(|from| status_from(from, places)));
    row.extend(retry(&entry.retry, places));
    if entry.hidden {
        row.extend(quote!(.hidden()));
    }
    let description = described(&entry.description);
    row.extend(description.map(|description| quote!(.description(#description))));
    row
}

/// A literal, or a `concat!` that rustc evaluates: `::core::concat!("First\n", concat!("sec", "ond"))`.
fn described(parts: &[DocPart]) -> Option<TokenStream> {
    if let [DocPart::Text(text)] = parts {
        return Some(quote!(#text));
    }
    let mut parts = parts.iter().map(|part| match part {
        DocPart::Text(text) => quote!(#text),
        DocPart::Macro(tokens) => tokens.clone(),
    });
    let first = parts.next()?;
    Some(quote!(::core::concat!(#first #(, "\n", #parts)*)))
}

/// The mark of a place in a text: `<0>` is the first place.
fn mark(place: Place, places: &Places<'_>) -> String {
    format!("<{}>", index(place, places))
}

/// Direct places come first.
fn index(place: Place, places: &Places<'_>) -> usize {
    match place {
        Place::Direct(index) => index,
        Place::Computed(index) => places.direct.len() + index,
    }
}

/// A text with a mark for each place. A literal `<` is written `<<`.
fn marked(text: &Text, places: &Places<'_>, literal: impl Fn(&str) -> String) -> String {
    let pieces = text.0.iter().map(|piece| match piece {
        Piece::Literal(text) => literal(text).replace('<', "<<"),
        Piece::Place(place) => mark(*place, places),
    });
    pieces.collect()
}

fn names(places: &Places<'_>) -> String {
    let direct = places.direct.iter().map(|direct| direct.name);
    let computed = places.computed.iter().map(|computed| computed.name.as_str());
    direct.chain(computed).collect::<Vec<_>>().join(" ")
}

/// The types of the places. Only those in `meta`, headers and `<name?>` have one, so most rows have none.
fn types(places: &Places<'_>) -> String {
    let direct = places.direct.iter().map(|direct| &direct.seen);
    let seen: Vec<&Seen> = direct.chain(places.computed.iter().map(|computed| &computed.seen)).collect();
    let known = seen.iter().rposition(|seen| **seen != Seen::ANY).map_or(0, |last| last + 1);
    seen.iter().take(known).map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn meta(members: &[(String, MetaValue)], places: &Places<'_>) -> String {
    let members = members.iter().map(|(key, value)| {
        let value = match value {
            MetaValue::Text(text) => format!("\"{}\"", escape(text).replace('<', "<<")),
            MetaValue::Number(digits) => digits.clone(),
            MetaValue::Bool(value) => value.to_string(),
            MetaValue::Place(place) => mark(*place, places),
        };
        format!("\"{key}\":{value}")
    });
    members.collect::<Vec<_>>().join(",")
}

fn headers(headers: &[(String, Text)], places: &Places<'_>) -> String {
    let headers = headers.iter().map(|(name, value)| format!("{name}: {}", marked(value, places, str::to_owned)));
    headers.collect::<Vec<_>>().join("\n")
}

/// `.grpc(__api::GrpcCode::Aborted)`
fn variant(member: &str, of: &str, name: Option<&str>) -> Option<TokenStream> {
    let [member, of, name] = [member, of, name?].map(|name| Ident::new(name, Span::call_site()));
    Some(quote!(.#member(__api::#of::#name)))
}

fn status_from(from: &StatusFrom, places: &Places<'_>) -> TokenStream {
    let place = Literal::usize_unsuffixed(index(from.place, places));
    let statuses = from.statuses.iter().map(u16::to_string).collect::<Vec<_>>().join(" ");
    let statuses = (!statuses.is_empty()).then(|| quote!(.statuses(#statuses)));
    quote!(.status_from(#place)#statuses)
}

fn retry(retry: &Retry, places: &Places<'_>) -> Option<TokenStream> {
    Some(match retry {
        Retry::Unspecified => return None,
        Retry::Never => quote!(.retry(__api::Retry::Never)),
        Retry::Backoff => quote!(.retry(__api::Retry::Backoff)),
        Retry::Seconds(seconds) => {
            let seconds = Literal::u64_unsuffixed(*seconds);
            quote!(.retry(__api::Retry::after(#seconds)))
        }
        Retry::Place(place) => {
            let place = Literal::usize_unsuffixed(index(*place, places));
            quote!(.retry_after_place(#place))
        }
    })
}

/// Escapes `text` for a JSON string (RFC 8259, section 7): static text is escaped at compile time, not when a request
/// fails.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            '\0'..='\x1f' => escaped.extend(["\\u", &format!("{:04x}", u32::from(c))]),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::escape;

    proptest! {
        /// An independent JSON reader gets the static text back.
        #[test]
        fn escaped_text_reads_back(text in any::<String>()) {
            let json = format!("\"{}\"", escape(&text));
            prop_assert_eq!(serde_json::from_str::<String>(&json).ok(), Some(text));
        }
    }
}
