//! Prints the rows: everything about the errors that is known at compile time. The runtime's `entry/read.rs` reads
//! their form; nothing else depends on it.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt, quote};

use crate::model::{
    Content, DocPart, Entry, Fault, MetaValue, Model, Piece, Place, Places, Retry, Section, Seen, StatusFrom, Text,
};

/// ```text
/// static ENTRIES: [__api::Entry; 2] = __api::entries([
///     __api::Row::new("NotFound", 404, "order_not_found", "Not found")
///         .long("There is no order <0>")
///         .meta("\"number\":<0>")
///         .places("number", 9, 18, 9)
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
    let constructor: Vec<TokenTree> = quote!(__api::Row::new).into_iter().collect();
    let mut rows = TokenStream::new();
    for entry in &entries {
        rows.extend(constructor.iter().cloned());
        row(entry, &mut rows);
        rows.append(Punct::new(',', Spacing::Alone));
    }
    let section = section(&model.section, &entries);
    quote! {
        static ENTRIES: [__api::Entry; #len] = __api::entries([#rows]);
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

/// Writes a row behind its constructor. One stream for all of them is filled faster than one for each call.
fn row(entry: &Entry<'_>, rows: &mut TokenStream) {
    let Entry { name, code, places, .. } = entry;
    let status = Literal::u16_unsuffixed(entry.status);
    let shown = |text: &Text| marked(text, places, escape);
    let message = shown(&entry.message);
    let long = entry.long.as_ref().map(shown);
    let hint = entry.hint.as_ref().map(shown);
    let meta = members(&entry.meta, places);
    let (fault, of_fault) = match &entry.fault {
        Some(Fault::Parameter(name)) => ("parameter", Some(name)),
        Some(Fault::Pointer(pointer)) => ("pointer", Some(pointer)),
        None => ("pointer", None),
    };
    let of_fault = of_fault.map(|fault| marked(fault, places, str::to_owned));
    let headers = headers(&entry.headers, places);
    let challenge = entry.challenge.as_ref().map(|text| marked(text, places, str::to_owned));

    arguments(quote!(#name, #status, #code, #message), rows);
    let names = names(places);
    let mut has_marks = !names.is_empty() || message.contains('<');
    let mut text = |member: &str, value: Option<&str>| {
        has_marks |= value.is_some_and(|value| value.contains('<'));
        state(member, value, rows);
    };
    text("escaped_code", Some(escape(code).as_str()).filter(|escaped| escaped != code));
    text("long", long.as_deref());
    text("hint", hint.as_deref());
    text("meta", nonempty(&meta));
    text(fault, of_fault.as_deref());
    text("headers", nonempty(&headers));
    text("challenge", challenge.as_deref());
    // Without `places`, the runtime does not search for marks.
    if has_marks {
        let marks = [&message, long.as_ref().unwrap_or(&message), &meta].map(|text| first_mark(text));
        state("places", Some(quote!(#names, #(#marks),*)), rows);
    }
    state("types", nonempty(&types(places)), rows);
    state("docs", entry.docs.as_deref(), rows);
    state("deprecated", entry.deprecated.as_deref(), rows);
    state("labels", nonempty(&members(&entry.labels, places)), rows);
    state("numeric", entry.numeric.then(TokenStream::new), rows);
    let is_of_401 = entry.challenge.is_some() && entry.challenge_of_401;
    state("challenge_of_401", is_of_401.then(TokenStream::new), rows);
    state("level", variant("EventLevel", entry.level.as_deref()), rows);
    state("grpc", variant("GrpcCode", entry.grpc.as_deref()), rows);
    if let Some(StatusFrom { place, statuses }) = &entry.status_from {
        let statuses = statuses.iter().map(u16::to_string).collect::<Vec<_>>().join(" ");
        state("status_from", Some(Literal::usize_unsuffixed(index(*place, places))), rows);
        state("statuses", nonempty(&statuses), rows);
    }
    let (retry, advice) = retry(&entry.retry, places);
    state(retry, advice, rows);
    state("hidden", entry.hidden.then(TokenStream::new), rows);
    state("description", described(&entry.description), rows);
}

/// Writes `.member(value)`, if there is a value.
fn state(member: &str, value: Option<impl ToTokens>, row: &mut TokenStream) {
    if let Some(value) = value {
        row.append(Punct::new('.', Spacing::Alone));
        row.append(Ident::new(member, Span::call_site()));
        arguments(value.into_token_stream(), row);
    }
}

fn arguments(values: TokenStream, row: &mut TokenStream) {
    row.append(Group::new(Delimiter::Parenthesis, values));
}

/// A text that is stated unless it is empty.
fn nonempty(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
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

/// Where the first mark of a text is, or the text's length: in bytes.
fn first_mark(text: &str) -> Literal {
    Literal::usize_unsuffixed(text.find('<').unwrap_or(text.len()))
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

fn members(members: &[(String, MetaValue)], places: &Places<'_>) -> String {
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

/// `__api::GrpcCode::Aborted`
fn variant(of: &str, name: Option<&str>) -> Option<TokenStream> {
    let [of, name] = [of, name?].map(|name| Ident::new(name, Span::call_site()));
    Some(quote!(__api::#of::#name))
}

fn retry(retry: &Retry, places: &Places<'_>) -> (&'static str, Option<TokenStream>) {
    let advice = match retry {
        Retry::Unspecified => None,
        Retry::Never => Some(quote!(__api::Retry::Never)),
        Retry::Backoff => Some(quote!(__api::Retry::Backoff)),
        Retry::Seconds(seconds) => {
            let seconds = Literal::u64_unsuffixed(*seconds);
            Some(quote!(__api::Retry::after(#seconds)))
        }
        Retry::Place(place) => {
            return ("retry_after_place", Some(Literal::usize_unsuffixed(index(*place, places)).into_token_stream()));
        }
    };
    ("retry", advice)
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
