//! Lays out attributes, doc comments and lists as rustfmt does by default.

/// The longest line.
const LINE: usize = 100;
/// The longest arguments of a call on one line, and the longest list.
const CALL: usize = 60;
/// The longest list of keys on one line.
const KEYS: usize = 70;

/// `#[api(…)]` on lines of its own, or nothing without keys.
pub(in crate::program) fn attribute(indent: &str, keys: &[String]) -> String {
    if keys.is_empty() {
        return String::new();
    }
    let one_line = keys.join(", ");
    if width(&one_line) <= KEYS && indent.len() + width(&one_line) + "#[api()]".len() <= LINE {
        return format!("{indent}#[api({one_line})]\n");
    }
    let keys: Vec<_> = keys.iter().map(|key| format!("{indent}    {key}")).collect();
    format!("{indent}#[api(\n{}\n{indent})]\n", keys.join(",\n"))
}

/// A doc comment. A text that a comment cannot hold is an attribute.
pub(super) fn doc(indent: &str, text: &str) -> String {
    let is_plain = |line: &str| line.trim_end() == line && !line.contains('\r') && !line.contains('\u{b}');
    if !text.lines().all(is_plain) || text.contains('\r') || text.ends_with('\n') || text.starts_with('\n') {
        return format!("{indent}#[doc = {text:?}]\n");
    }
    let lines = text
        .lines()
        .map(|line| if line.is_empty() { format!("{indent}///\n") } else { format!("{indent}/// {line}\n") });
    lines.collect()
}

/// A call of a macro with a text, a list and more arguments, as a statement.
pub(super) fn wrapped_list(call: &str, first: &str, items: &[String], rest: &[String]) -> String {
    let list = format!("[{}]", items.join(", "));
    let arguments: Vec<_> = [first.to_owned(), list].into_iter().chain(rest.iter().cloned()).collect();
    let one_line = arguments.join(", ");
    if width(&one_line) <= CALL {
        let (left, right) = call.split_once(" = ").unwrap_or_default();
        if call.len() + width(&one_line) + "();".len() <= LINE {
            return format!("{call}({one_line});\n");
        }
        return format!("{left} =\n    {right}({one_line});\n");
    }
    let list = if items.join(", ").len() <= CALL {
        format!("[{}]", items.join(", "))
    } else {
        let items: Vec<_> = items.iter().map(|item| format!("        {item},\n")).collect();
        format!("[\n{}    ]", items.concat())
    };
    let arguments: Vec<_> = [first.to_owned(), list].into_iter().chain(rest.iter().cloned()).collect();
    format!("{call}(\n    {}\n);\n", arguments.join(",\n    "))
}

fn width(text: &str) -> usize {
    text.chars().count()
}
