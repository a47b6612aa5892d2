//! Every header has a legal name that no other key owns, and a value that cannot break the response.

use std::collections::HashMap;

use crate::{
    attr::{Input, Variant, value::TemplateText},
    diag::{Diag, Errors, Extent},
    http,
    printed::shown,
    template::{Placeholder, Segment},
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    if let Some(challenge) = &input.keys.challenge {
        check_challenge(challenge, errors);
        if !challenge.mistakes.is_empty() || challenge.template.places().next().is_some() {
            errors.push(
                Diag::new(challenge.span, "the `challenge` of an enum has no placeholders")
                    .help("write it on the variants that have the field")
                    .note("a literal `<` is written `<<`"),
            );
        }
    }
    for variant in input.entries() {
        if let Some(challenge) = &variant.keys.challenge {
            check_challenge(challenge, errors);
        }
        check_headers(variant, errors);
    }
}

fn check_challenge(challenge: &TemplateText, errors: &mut Errors) {
    if challenge.template.is_blank() {
        errors.push(
            Diag::new(challenge.span, "`challenge` is empty").help("write an authentication scheme such as `Bearer`"),
        );
        return;
    }
    errors.extend(bad_value("challenge", challenge));
    let (places, is_closed) = quoting(challenge);
    let open = places.iter().find(|(_, quoting)| *quoting == Quoting::Outside);
    errors.extend(open.map(|(place, _)| {
        let shown = place.to_string();
        Diag::new(challenge.place(&shown), format!("placeholder `{place}` in `challenge` is outside of quotes"))
            .help(format!("write it inside quotes: `{}`", challenge.quoted(&shown)))
            .note("a value is escaped for the quotes around it (RFC 9110, section 5.6.4)")
    }));
    if !is_closed {
        errors.push(Diag::new(challenge.span, "unclosed quote in `challenge`").help("end it with `\\\"`"));
    }
}

/// The position of a placeholder in a header value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quoting {
    Outside,
    Inside,
    /// Behind a backslash, which would escape the first character of the value.
    Escaped,
}

/// The position of each placeholder, and whether all quotes are closed (RFC 9110, section 5.6.4).
fn quoting(text: &TemplateText) -> (Vec<(&Placeholder, Quoting)>, bool) {
    let mut now = Quoting::Outside;
    let mut places = Vec::new();
    for segment in &text.template.segments {
        match segment {
            Segment::Text(text) => {
                now = text.chars().fold(now, |now, char| match (now, char) {
                    (Quoting::Outside, '"') | (Quoting::Escaped, _) => Quoting::Inside,
                    (Quoting::Inside, '"') => Quoting::Outside,
                    (Quoting::Inside, '\\') => Quoting::Escaped,
                    (now, _) => now,
                });
            }
            Segment::Angle if now == Quoting::Escaped => now = Quoting::Inside,
            Segment::Angle => {}
            Segment::Placeholder(place) => {
                places.push((place, now));
                now = if now == Quoting::Escaped { Quoting::Inside } else { now };
            }
        }
    }
    (places, now == Quoting::Outside)
}

/// A backslash before a placeholder would escape the first character of its value.
fn escaped_place(key: &str, text: &TemplateText) -> Option<Diag> {
    let (places, _) = quoting(text);
    let (place, _) = places.into_iter().find(|(_, quoting)| *quoting == Quoting::Escaped)?;
    Some(
        Diag::new(text.place(&place.to_string()), format!("placeholder `{place}` in `{key}` follows a backslash"))
            .help("write two backslashes, or none"),
    )
}

fn check_headers(variant: &Variant<'_>, errors: &mut Errors) {
    let mut seen: HashMap<String, String> = HashMap::new();
    for header in &variant.keys.headers {
        let name = header.header_name();
        let span = header.ident.span();
        if !http::is_token(&name) {
            errors.push(
                Diag::new(span, format!("`{name}` is not a valid header name"))
                    .note("a header name consists of ASCII letters, digits and `-` (RFC 9110, section 5.6.2)"),
            );
        } else if let Some(owner) = owner(&name) {
            errors.push(Diag::new(span, format!("header `{name}` cannot be declared in `headers(...)`")).help(owner));
        } else if let Some(first) = seen.get(&name).filter(|_| !MAY_REPEAT.contains(&&*name)) {
            errors.push(
                Diag::new(span, format!("repeated header `{name}`"))
                    .help("join the values into one, separated by `, `")
                    .note(format!("the first one is `{first}`")),
            );
        } else {
            let value = header.value.as_ref().map(shown).unwrap_or_default();
            seen.insert(name.clone(), format!("{} = {}", header.name, value));
        }
        if let Some(text) = &header.text {
            errors.extend(bad_value(&name, text));
        }
    }
}

/// Headers that may occur more than once: browsers read one cookie from a joined `Set-Cookie` (RFC 6265, section 3).
const MAY_REPEAT: [&str; 2] = ["link", "set-cookie"];

/// The key or component that writes the header instead.
fn owner(name: &str) -> Option<&'static str> {
    match name {
        "content-type" => Some("the envelope states it: `Envelope::CONTENT_TYPE`"),
        "retry-after" => Some("write `retry_after = …`"),
        "www-authenticate" => Some("write `challenge = \"…\"`"),
        "x-request-id" => Some("the request's `Context` states it"),
        "content-length" | "transfer-encoding" | "connection" | "keep-alive" | "te" | "trailer" => {
            Some("leave it to the server, which frames the message")
        }
        _ => None,
    }
}

fn bad_value(name: &str, text: &TemplateText) -> Option<Diag> {
    bad_text(name, &text.template.to_string(), text.span).or_else(|| escaped_place(name, text))
}

fn bad_text(name: &str, value: &str, span: Extent) -> Option<Diag> {
    if let Some(c) = http::bad_value_char(value) {
        return Some(
            Diag::new(
                span,
                format!("the value of `{name}` contains `{}`, which a header cannot carry", c.escape_debug()),
            )
            .note("a header value consists of visible ASCII, spaces and tabs (RFC 9110, section 5.5)"),
        );
    }
    (value.trim() != value).then(|| {
        Diag::new(span, format!("the value of `{name}` begins or ends with white space"))
            .help(format!("write `{:?}`", value.trim()))
    })
}
