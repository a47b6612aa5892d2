//! The facts of HTTP: statuses and their names, legal header names and values, URLs.

/// The 4xx and 5xx rows of the IANA registry of HTTP status codes, by the names of the `http` crate (and the registry's
/// present name where that crate keeps an older one). 418 is missing because the registry lists it as "(Unused)".
const REGISTERED: &[(&str, u16)] = &[
    ("BAD_REQUEST", 400),
    ("UNAUTHORIZED", 401),
    ("PAYMENT_REQUIRED", 402),
    ("FORBIDDEN", 403),
    ("NOT_FOUND", 404),
    ("METHOD_NOT_ALLOWED", 405),
    ("NOT_ACCEPTABLE", 406),
    ("PROXY_AUTHENTICATION_REQUIRED", 407),
    ("REQUEST_TIMEOUT", 408),
    ("CONFLICT", 409),
    ("GONE", 410),
    ("LENGTH_REQUIRED", 411),
    ("PRECONDITION_FAILED", 412),
    ("PAYLOAD_TOO_LARGE", 413),
    ("CONTENT_TOO_LARGE", 413),
    ("URI_TOO_LONG", 414),
    ("UNSUPPORTED_MEDIA_TYPE", 415),
    ("RANGE_NOT_SATISFIABLE", 416),
    ("EXPECTATION_FAILED", 417),
    ("MISDIRECTED_REQUEST", 421),
    ("UNPROCESSABLE_ENTITY", 422),
    ("UNPROCESSABLE_CONTENT", 422),
    ("LOCKED", 423),
    ("FAILED_DEPENDENCY", 424),
    ("TOO_EARLY", 425),
    ("UPGRADE_REQUIRED", 426),
    ("PRECONDITION_REQUIRED", 428),
    ("TOO_MANY_REQUESTS", 429),
    ("REQUEST_HEADER_FIELDS_TOO_LARGE", 431),
    ("UNAVAILABLE_FOR_LEGAL_REASONS", 451),
    ("INTERNAL_SERVER_ERROR", 500),
    ("NOT_IMPLEMENTED", 501),
    ("BAD_GATEWAY", 502),
    ("SERVICE_UNAVAILABLE", 503),
    ("GATEWAY_TIMEOUT", 504),
    ("HTTP_VERSION_NOT_SUPPORTED", 505),
    ("VARIANT_ALSO_NEGOTIATES", 506),
    ("INSUFFICIENT_STORAGE", 507),
    ("LOOP_DETECTED", 508),
    ("NOT_EXTENDED", 510),
    ("NETWORK_AUTHENTICATION_REQUIRED", 511),
];

/// Names of the `http` crate that are not registered error statuses: reported with their number.
const OTHER: &[(&str, u16)] = &[
    ("CONTINUE", 100),
    ("SWITCHING_PROTOCOLS", 101),
    ("PROCESSING", 102),
    ("EARLY_HINTS", 103),
    ("OK", 200),
    ("CREATED", 201),
    ("ACCEPTED", 202),
    ("NON_AUTHORITATIVE_INFORMATION", 203),
    ("NO_CONTENT", 204),
    ("RESET_CONTENT", 205),
    ("PARTIAL_CONTENT", 206),
    ("MULTI_STATUS", 207),
    ("ALREADY_REPORTED", 208),
    ("IM_USED", 226),
    ("MULTIPLE_CHOICES", 300),
    ("MOVED_PERMANENTLY", 301),
    ("FOUND", 302),
    ("SEE_OTHER", 303),
    ("NOT_MODIFIED", 304),
    ("USE_PROXY", 305),
    ("TEMPORARY_REDIRECT", 307),
    ("PERMANENT_REDIRECT", 308),
    ("IM_A_TEAPOT", 418),
];

pub(crate) fn status_named(name: &str) -> Option<u16> {
    REGISTERED.iter().chain(OTHER).find(|(known, _)| *known == name).map(|(_, status)| *status)
}

pub(crate) fn error_status_names() -> impl Iterator<Item = &'static str> {
    REGISTERED.iter().map(|(name, _)| *name)
}

pub(crate) fn is_registered(status: u16) -> bool {
    REGISTERED.iter().any(|(_, registered)| *registered == status)
}

pub(crate) fn is_error(status: u64) -> bool {
    (400..=599).contains(&status)
}

/// The class of a status outside 400–599, as RFC 9110, section 15 calls it.
pub(crate) fn class(status: u64) -> &'static str {
    match status {
        100..=199 => "an informational status",
        200..=299 => "a success status",
        300..=399 => "a redirection status",
        _ => "not a valid HTTP status",
    }
}

/// RFC 9110, section 5.6.2: a header name is a token.
pub(crate) fn is_token(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b))
}

/// The first character that is illegal in a header value as this crate sends it (RFC 9110, section 5.5): visible ASCII,
/// with spaces and tabs inside, is legal.
pub(crate) fn bad_value_char(value: &str) -> Option<char> {
    value.chars().find(|&c| !(c == '\t' || (' '..='~').contains(&c)))
}

/// Why `url` is not an absolute `http` or `https` URL (RFC 3986), or `None` if it is one.
pub(crate) fn url_problem(url: &str) -> Option<String> {
    if url.is_empty() {
        return Some("it is empty".to_owned());
    }
    let legal = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    let Some((scheme, rest)) =
        url.split_once(':').filter(|(scheme, _)| !scheme.is_empty() && scheme.chars().all(legal))
    else {
        return Some("it has no scheme".to_owned());
    };
    if !matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https") {
        return Some(format!("its scheme is `{scheme}`, not `http` or `https`"));
    }
    let Some(rest) = rest.strip_prefix("//") else {
        return Some("it has no host".to_owned());
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.is_empty() {
        return Some("it has no host".to_owned());
    }
    if let Some(c) = rest.chars().find(|&c| !(c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c))) {
        return Some(format!("it contains `{}`, which must be percent-encoded", c.escape_debug()));
    }
    if rest.matches('#').count() > 1 {
        return Some("it has two fragments".to_owned());
    }
    let mut escapes = rest.split('%').skip(1);
    if escapes.any(|after| !matches!(after.as_bytes(), [a, b, ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit())) {
        return Some("it contains a `%` that is not followed by two hexadecimal digits".to_owned());
    }
    None
}

/// `code`, encoded so that it may appear in any component of a URL.
pub(crate) fn percent_encode(code: &str) -> String {
    let mut encoded = String::new();
    for byte in code.bytes() {
        // `:` is legal in paths, queries and fragments, and keeps `user:not_found` readable.
        if byte.is_ascii_alphanumeric() || b"-._~:".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.extend(["%", &format!("{byte:02X}")]);
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::{bad_value_char, is_token, percent_encode, url_problem};

    #[test]
    fn urls_are_checked() {
        for good in
            ["https://docs.example.com/errors#x", "http://localhost:8080", "https://e.com/a%20b?q=1", "HTTPS://E.COM/"]
        {
            assert_eq!(url_problem(good), None, "{good}");
        }
        for bad in [
            "",
            "docs.example.com",
            "/errors",
            "ftp://e.com",
            "https://",
            "https:///x",
            "https://e.com/a b",
            "https://e.com/%zz",
            "https://e.com/%",
            "https://e.com/#a#b",
            "https://e.com/\"",
            "https://e.com/ä",
        ] {
            assert!(url_problem(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn header_parts_are_checked() {
        assert!(is_token("x-limit"));
        assert!(!is_token("") && !is_token("a b") && !is_token("ü"));
        assert_eq!(bad_value_char("GET, HEAD"), None);
        assert_eq!(bad_value_char("a\r\nb"), Some('\r'));
        assert_eq!(bad_value_char("ü"), Some('ü'));
    }

    #[test]
    fn codes_fit_into_urls() {
        assert_eq!(percent_encode("user:not_found"), "user:not_found");
        assert_eq!(percent_encode("a b/#"), "a%20b%2F%23");
    }
}
