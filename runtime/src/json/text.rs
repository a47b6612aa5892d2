//! The content of a JSON string.

use std::fmt::{self, Display, Write};

use super::scan;
use super::value::Failed;

fn special(word: u64) -> u64 {
    scan::below(word, b' ') | scan::equal(word, b'"') | scan::equal(word, b'\\')
}

/// Appends the text as the content of a JSON string.
#[inline]
pub(crate) fn escape(text: &str, buffer: &mut String) {
    match scan::position(text, special) {
        None => buffer.push_str(text),
        Some(at) => escape_from(at, text, buffer),
    }
}

/// The same for a text whose first special byte is known.
fn escape_from(mut at: usize, mut text: &str, buffer: &mut String) {
    while let Some((clean, rest)) = text.split_at_checked(at) {
        buffer.push_str(clean);
        push_escaped(rest.as_bytes().first().copied().unwrap_or_default(), buffer);
        text = rest.get(1..).unwrap_or_default();
        match scan::position(text, special) {
            Some(next) => at = next,
            None => return buffer.push_str(text),
        }
    }
}

fn push_escaped(special: u8, buffer: &mut String) {
    match special {
        b'"' => buffer.push_str("\\\""),
        b'\\' => buffer.push_str("\\\\"),
        b'\n' => buffer.push_str("\\n"),
        b'\r' => buffer.push_str("\\r"),
        b'\t' => buffer.push_str("\\t"),
        0x08 => buffer.push_str("\\b"),
        0x0c => buffer.push_str("\\f"),
        control => {
            buffer.push_str(if control < 0x10 { "\\u000" } else { "\\u001" });
            buffer.extend(char::from_digit(u32::from(control % 0x10), 0x10));
        }
    }
}

/// Writes into a JSON string, and escapes the text.
pub(crate) struct Escaped<'b>(pub(crate) &'b mut String);

impl Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        escape(text, self.0);
        Ok(())
    }
}

pub(crate) fn push_string(text: &str, buffer: &mut String) {
    buffer.push('"');
    escape(text, buffer);
    buffer.push('"');
}

/// Appends a `Display` as a string. If it fails, the text written so far is kept.
pub(crate) fn push_display(text: &dyn Display, buffer: &mut String) {
    buffer.push('"');
    let _ = push_text(text, buffer);
    buffer.push('"');
}

/// The same, but a failure is passed on.
pub(crate) fn push_whole(text: &dyn Display, buffer: &mut String) -> Result<(), Failed> {
    buffer.push('"');
    push_text(text, buffer)?;
    buffer.push('"');
    Ok(())
}

fn push_text(text: &dyn Display, buffer: &mut String) -> Result<(), Failed> {
    fmt::write(&mut Escaped(buffer), format_args!("{text}")).map_err(|_| Failed)
}

/// Turns the JSON value that begins at `start` into a string, unless it is one already.
pub(crate) fn quote_from(start: usize, buffer: &mut String) {
    match buffer.get(start..) {
        Some(value) if !value.starts_with('"') => {
            if scan::position(value, special).is_none() {
                buffer.insert(start, '"');
                return buffer.push('"');
            }
            let value = value.to_owned();
            buffer.truncate(start);
            push_string(&value, buffer);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn every_ascii_character_is_read_back() {
        for character in '\0'..='\x7f' {
            for text in [format!("{character}"), format!("seven c{character}"), format!("a {character}{character} b")] {
                let mut json = "\"".to_owned();
                escape(&text, &mut json);
                json.push('"');
                assert_eq!(serde_json::from_str::<String>(&json).ok(), Some(text), "{json}");
            }
        }
    }
}
