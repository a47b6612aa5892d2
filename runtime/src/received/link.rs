//! The `Link` header field ([RFC 8288, section 3](https://www.rfc-editor.org/rfc/rfc8288#section-3)).

/// The target of the first link in a field that has the relation type.
///
/// A link that breaks the grammar is skipped up to the next comma.
pub(super) fn target<'f>(field: &'f str, relation: &str) -> Option<&'f str> {
    let mut rest = field;
    loop {
        rest = rest.trim_start_matches(|char: char| char == ',' || is_space(char));
        let link = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        let Some((target, after)) = link else {
            (_, rest) = rest.split_once(',')?;
            continue;
        };
        let (relations, after) = relations(after);
        if relations.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case(relation)) {
            return Some(target.trim());
        }
        rest = after;
    }
}

/// The value of the first `rel` among the parameters of a link, and what follows the parameters.
fn relations(mut rest: &str) -> (&str, &str) {
    let mut relations = None;
    while let Some(parameter) = rest.trim_start_matches(is_space).strip_prefix(';') {
        let (name, value, after) = self::parameter(parameter);
        if name.eq_ignore_ascii_case("rel") {
            relations = relations.or(Some(value));
        }
        rest = after;
    }
    (relations.unwrap_or_default(), rest)
}

/// The name and the value of a parameter, and what follows it. A quoted value is given without its quotes.
fn parameter(text: &str) -> (&str, &str, &str) {
    let (name, rest) = token(text.trim_start_matches(is_space));
    let Some(value) = rest.trim_start_matches(is_space).strip_prefix('=') else {
        return (name, "", rest);
    };
    let value = value.trim_start_matches(is_space);
    if let Some(quoted) = value.strip_prefix('"') {
        let (value, after) = quoted.split_at(end_of_quoted(quoted));
        return (name, value, after.strip_prefix('"').unwrap_or(after));
    }
    let (value, after) = token(value);
    (name, value, after)
}

/// A token up to white space, `=`, `;` or `,`, and what follows it.
fn token(text: &str) -> (&str, &str) {
    text.split_at(text.find(|char: char| matches!(char, '=' | ';' | ',') || is_space(char)).unwrap_or(text.len()))
}

/// Where the quote is that ends a quoted string; a backslash escapes the character after it.
fn end_of_quoted(text: &str) -> usize {
    let mut escaped = false;
    let end = text.find(|char: char| {
        let ends = char == '"' && !escaped;
        escaped = char == '\\' && !escaped;
        ends
    });
    end.unwrap_or(text.len())
}

fn is_space(char: char) -> bool {
    matches!(char, ' ' | '\t')
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn relations_are_compared_as_the_grammar_says() {
        for (field, expected) in [
            (r#"<https://e.com>; rel="help""#, Some("https://e.com")),
            ("<https://e.com>;rel=help", Some("https://e.com")),
            (r#"<https://e.com>; rel="license help""#, Some("https://e.com")),
            (r#"<https://e.com>; REL="Help""#, Some("https://e.com")),
            (r#"<https://e.com>; rel = "help""#, Some("https://e.com")),
            ("</a>; rel=next, </b> ; anchor=\"#x\" ; rel=help", Some("/b")),
            (r#"<a>; title="\"; rel=help"; rel=prev, <b>; rel="help""#, Some("b")),
            ("broken, <b>; rel=help", Some("b")),
            ("<https://e.com>; rel=helpful", None),
            (r#"<https://e.com>; title="<x> rel=help"; rel="prev""#, None),
            ("<https://e.com>; rel=prev; rel=help", None),
            ("<https://e.com>; rel", None),
            ("<https://e.com", None),
            ("<a>; title=\"unclosed; rel=help", None),
            ("", None),
        ] {
            assert_eq!(target(field, "help"), expected, "{field}");
        }
    }
}
