//! Writes styled and wrapped text.

use std::borrow::Cow;
use std::fmt::{self, Display};
use std::io::{self, Write};

use clap::builder::styling::{AnsiColor, Style};

use crate::json::leaves_the_line;

/// The default number of characters in a line.
pub(crate) const WIDTH: usize = 80;

pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
pub(crate) const STRONG: Style = Style::new().bold();
pub(crate) const FAINT: Style = Style::new().dimmed();

/// A stream, and what its reader supports.
pub(crate) struct Page<'p> {
    out: &'p mut dyn Write,
    styled: bool,
    width: usize,
}

impl<'p> Page<'p> {
    pub(crate) fn new(out: &'p mut dyn Write, styled: bool, width: usize) -> Self {
        Self { out, styled, width }
    }

    pub(crate) fn is_styled(&self) -> bool {
        self.styled
    }

    /// Writes a text unchanged.
    pub(crate) fn text(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    pub(crate) fn line(&mut self, line: impl Display) -> io::Result<()> {
        writeln!(self.out, "{line}")
    }

    /// The content in a style, if the page has styles.
    pub(crate) fn styled<D: Display>(&self, style: Style, content: D) -> Styled<D> {
        Styled { style: if self.styled { style } else { Style::new() }, content }
    }

    /// Writes a text after a label, wrapped and indented beside it.
    pub(crate) fn labelled(&mut self, label: &str, text: &str) -> io::Result<()> {
        const INDENT: usize = 12;
        let mut start = self.styled(FAINT, format_args!("{label:INDENT$}")).to_string();
        for line in wrapped(&printable(text), self.width.saturating_sub(INDENT)) {
            self.line(format_args!("{start}{line}"))?;
            start = " ".repeat(INDENT);
        }
        Ok(())
    }

    /// Writes the paragraphs of a text, wrapped.
    pub(crate) fn paragraphs(&mut self, text: &str) -> io::Result<()> {
        wrapped(&printable(text), self.width).iter().try_for_each(|line| self.line(line))
    }

    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Escapes the characters of a text that control a terminal or change the direction of writing.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    let commands = |char: char| !matches!(char, '\n' | '\t') && leaves_the_line(char);
    if !text.contains(commands) {
        return text.into();
    }
    let mut shown = String::with_capacity(text.len());
    for char in text.chars() {
        if commands(char) { shown.extend(char.escape_unicode()) } else { shown.push(char) }
    }
    shown.into()
}

/// The beginning of a message, such as `error:`.
pub(crate) fn label(style: Style, word: &str, styled: bool) -> String {
    let style = if styled { style } else { Style::new() };
    Styled { style, content: format_args!("{word}:") }.to_string()
}

/// See [`Page::styled`].
pub(crate) struct Styled<D> {
    style: Style,
    content: D,
}

impl<D: Display> Display for Styled<D> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { style, content } = self;
        write!(formatter, "{style}{}{style:#}", printable(&content.to_string()))
    }
}

/// Wraps a text into lines. Markdown other than plain paragraphs keeps its own lines.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, paragraph) in text.split("\n\n").enumerate() {
        if index > 0 {
            lines.push(String::new());
        }
        let is_plain = |line: &str| !line.starts_with(['-', '*', '#', '|', '>', '`', ' ', '1']);
        if paragraph.lines().all(is_plain) {
            fill(paragraph, width, &mut lines);
        } else {
            lines.extend(paragraph.lines().map(str::to_owned));
        }
    }
    lines
}

fn fill(paragraph: &str, width: usize, lines: &mut Vec<String>) {
    let mut line = String::new();
    for word in paragraph.split_whitespace() {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
}
