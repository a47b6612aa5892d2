//! Every header has a legal name that no other key owns, and a value that cannot break the response.

use std::collections::HashMap;

use syn::Lit;

use crate::{
    attr::{
        Input, Variant,
        value::{Text, literal},
    },
    diag::{Diag, Errors, Extent},
    http,
    items::shown,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    if let Some(challenge) = &input.keys.challenge {
        check_challenge(challenge, errors);
    }
    for variant in input.entries() {
        if let Some(challenge) = &variant.keys.challenge {
            check_challenge(challenge, errors);
        }
        check_headers(variant, errors);
    }
}

fn check_challenge(challenge: &Text, errors: &mut Errors) {
    if challenge.value.trim().is_empty() {
        errors.push(
            Diag::new(challenge.span, "`challenge` is empty").help("write an authentication scheme such as `Bearer`"),
        );
    } else {
        errors.extend(bad_value("challenge", &challenge.value, challenge.span));
    }
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
        if let Some(Lit::Str(text)) = header.value.as_ref().and_then(literal) {
            errors.extend(bad_value(&name, &text.value(), text.span().into()));
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

fn bad_value(name: &str, value: &str, span: Extent) -> Option<Diag> {
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
