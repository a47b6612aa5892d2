//! Text on one line.

#[cfg(feature = "tracing")]
use std::fmt::{self, Display, Write};

/// A `Display` on one line, for logs and terminals: control characters, line separators and marks that change the
/// direction of a text are escaped. If the `Display` fails, the text written so far is kept.
#[cfg(feature = "tracing")]
pub(crate) struct OneLine<T>(pub(crate) T);

#[cfg(feature = "tracing")]
impl<T: Display> Display for OneLine<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = Line { out: formatter, result: Ok(()) };
        // Both the `Display` and the formatter can fail; only a failure of the formatter is reported.
        let _ = fmt::write(&mut line, format_args!("{}", self.0));
        line.result
    }
}

/// Whether a character could end a line, give a terminal a command, or let a text be read in another order.
pub(crate) fn leaves_the_line(character: char) -> bool {
    let is_bidirectional =
        matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    character.is_control() || is_bidirectional || matches!(character, '\u{2028}' | '\u{2029}')
}

#[cfg(feature = "tracing")]
struct Line<'w, W> {
    out: &'w mut W,
    result: fmt::Result,
}

#[cfg(feature = "tracing")]
impl<W: Write> Write for Line<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for part in text.split_inclusive(leaves_the_line) {
            let last = part.chars().next_back().filter(|&last| leaves_the_line(last));
            let clean = last.map_or(part, |last| part.strip_suffix(last).unwrap_or_default());
            self.result = self.result.and_then(|()| self.out.write_str(clean));
            if let Some(last) = last {
                self.result = self.result.and_then(|()| write!(self.out, "{}", last.escape_default()));
            }
        }
        self.result
    }
}

#[cfg(all(test, feature = "tracing"))]
mod tests {
    use super::OneLine;

    #[test]
    fn what_leaves_the_line_is_escaped() {
        for (text, line) in [
            ("", ""),
            ("plain: ü \"quoted\" \\ ", "plain: ü \"quoted\" \\ "),
            ("a\nb\r\u{1b}[2J\t", r"a\nb\r\u{1b}[2J\t"),
            ("\u{85}\u{2028}\u{202e}x\u{2066}\u{200f}", r"\u{85}\u{2028}\u{202e}x\u{2066}\u{200f}"),
        ] {
            assert_eq!(OneLine(text).to_string(), line);
        }
    }
}
