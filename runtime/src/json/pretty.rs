//! Indents JSON and changes nothing else of it: numbers keep their digits, and members their order.

/// Text that nests more deeply stays as it is: most of it would be indentation.
const DEEPEST: usize = 128;

/// The text on several lines, indented by two spaces for each level.
pub(crate) fn pretty(json: &str) -> String {
    let mut shown = String::with_capacity(2 * json.len());
    let mut depth = 0_usize;
    let mut is_text = false;
    let mut is_escaped = false;
    let mut is_empty = false;
    for char in json.chars() {
        if is_text {
            is_text = char != '"' || is_escaped;
            is_escaped = char == '\\' && !is_escaped;
            shown.push(char);
            continue;
        }
        if char.is_ascii_whitespace() {
            continue;
        }
        let is_end = matches!(char, '}' | ']');
        depth = depth.saturating_sub(usize::from(is_end));
        // The first member, or the end behind the last one.
        if is_empty != is_end {
            break_line(&mut shown, depth);
        }
        is_empty = matches!(char, '{' | '[');
        depth += usize::from(is_empty);
        is_text = char == '"';
        shown.push(char);
        match char {
            ',' => break_line(&mut shown, depth),
            ':' => shown.push(' '),
            _ if depth > DEEPEST => return json.to_owned(),
            _ => {}
        }
    }
    shown
}

fn break_line(shown: &mut String, depth: usize) {
    shown.push('\n');
    shown.extend(std::iter::repeat_n("  ", depth));
}

#[cfg(test)]
mod tests {
    use super::pretty;

    #[test]
    fn only_whitespace_changes() {
        let json = r#"{"a":[1.50,{},[],[[-1e400]]],"b":{"c":"{,:\"]\\"} , "d" : true,"\u00e9":null}"#;
        let shown = "{\n  \"a\": [\n    1.50,\n    {},\n    [],\n    [\n      [\n        -1e400\n      ]\n    ]\n  ],\n  \
                     \"b\": {\n    \"c\": \"{,:\\\"]\\\\\"\n  },\n  \"d\": true,\n  \"\\u00e9\": null\n}";
        assert_eq!(pretty(json), shown);
        assert_eq!(pretty(shown), shown);
        for alone in ["1", "\"a, b\"", "{}", "[]", ""] {
            assert_eq!(pretty(alone), alone);
        }
    }

    #[test]
    fn deep_text_stays_as_it_is() {
        let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(pretty(&nested(129)), nested(129));
        assert_eq!(pretty(&nested(128)).lines().count(), 257);
    }
}
