//! Values for samples that look like those of a service.

use crate::export::document::Field;

/// A value for a field, by its type and its name. It contains nothing that JSON or a header escapes.
pub(super) fn example(field: &Field) -> String {
    match field.data_type.trim_end_matches("[]") {
        // What the sample has as data.
        "integer" => "1".to_owned(),
        "number" => "1.5".to_owned(),
        "boolean" => "true".to_owned(),
        _ => text(&field.name),
    }
}

/// A text for a field with this name. Addresses and numbers are those that are reserved for examples: RFC 2606 (domains),
/// RFC 5737 (IP addresses), and 555-01XX (telephone numbers in North America).
fn text(name: &str) -> String {
    let words: Vec<_> = name.split('_').filter(|word| !word.is_empty()).collect();
    let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
    let (last, rest) = words.split_last().map_or(("", String::new()), |(last, rest)| (*last, rest.join("_")));
    let known = match last {
        "id" | "ids" if rest.is_empty() => "8f14e45f",
        "id" | "ids" => return format!("{rest}_8f14e45f"),
        _ if has(&["email", "emails", "mail"]) => "ada@example.com",
        "url" | "uri" | "link" | "href" | "website" | "endpoint" | "origin" => "https://example.com/page",
        "domain" | "host" | "hostname" => "example.com",
        "phone" | "telephone" | "mobile" => "+12015550123",
        "number" if has(&["phone", "telephone", "mobile"]) => "+12015550123",
        "ip" | "address" if has(&["ip"]) => "192.0.2.1",
        "date" | "day" | "birthday" => "2026-01-31",
        "at" | "time" | "timestamp" | "until" | "since" | "deadline" => "2026-01-31T12:00:00Z",
        "user" | "username" | "login" | "handle" | "slug" | "owner" | "author" => "ada",
        "name" if has(&["first", "given"]) => "Ada",
        "surname" => "Lovelace",
        "name" if has(&["last", "family"]) => "Lovelace",
        "name" if has(&["user"]) => "ada",
        "name" if has(&["file"]) => "report.pdf",
        "name" if has(&["host", "domain"]) => "example.com",
        "name" if has(&["field", "param", "parameter", "header"]) => "email",
        "name" => "Ada Lovelace",
        "file" | "filename" => "report.pdf",
        "path" | "route" | "pointer" => "/users/8f14e45f",
        "method" => "GET",
        "field" | "param" | "parameter" | "attribute" | "property" | "column" => "email",
        "locale" | "language" | "lang" => "en",
        "country" => "GB",
        "currency" => "EUR",
        "amount" | "price" | "total" | "balance" => "19.99",
        "limit" | "max" | "maximum" => "100",
        "min" | "minimum" => "1",
        "count" | "size" | "length" | "attempts" | "remaining" | "quantity" => "3",
        "seconds" | "wait" | "delay" => "30",
        "role" | "permission" => "admin",
        "version" => "1.4.0",
        "type" if has(&["media", "mime", "content"]) => "text/html",
        _ => return words.join(" "),
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{example, text};
    use crate::export::document::Field;

    #[test]
    fn names_tell_what_a_text_is() {
        for (name, wanted) in [
            ("email", "ada@example.com"),
            ("email_address", "ada@example.com"),
            ("primary_email_address_id", "primary_email_address_8f14e45f"),
            ("user_id", "user_8f14e45f"),
            ("id", "8f14e45f"),
            ("redirect_url", "https://example.com/page"),
            ("phone_number", "+12015550123"),
            ("ip_address", "192.0.2.1"),
            ("expires_at", "2026-01-31T12:00:00Z"),
            ("first_name", "Ada"),
            ("param_name", "email"),
            ("reason", "reason"),
            ("account_state", "account state"),
            ("0", "0"),
            ("", ""),
        ] {
            assert_eq!(text(name), wanted, "{name}");
        }
    }

    #[test]
    fn types_come_first() {
        let of = |data_type: &str| {
            let field =
                Field { name: "email".to_owned(), data_type: data_type.to_owned(), optional: false, meta: None };
            example(&field)
        };
        assert_eq!(
            ["integer", "number", "boolean", "string", "string[]", "any"].map(of),
            ["1", "1.5", "true", "ada@example.com", "ada@example.com", "ada@example.com"]
        );
    }
}
