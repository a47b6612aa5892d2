//! Rust files as text and as syntax, with the place in the text of each piece of syntax.

use std::ops::Range;

use proc_macro2::Span;
use syn::spanned::Spanned;

/// A file of Rust.
pub(super) struct Code {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) syntax: syn::File,
    /// The bytes before the first that the parser sees: a byte order mark, and the line of an interpreter.
    skipped: usize,
}

/// The deepest nesting of brackets that is parsed.
const DEEPEST: usize = 128;

impl Code {
    pub(super) fn parse(name: &str, text: &str) -> Result<Self, String> {
        let after_mark = text.strip_prefix('\u{feff}').unwrap_or(text);
        let is_script =
            after_mark.starts_with("#!") && !after_mark.trim_start_matches("#!").trim_start().starts_with('[');
        let rest = if is_script {
            after_mark.find('\n').and_then(|at| after_mark.get(at..)).unwrap_or("")
        } else {
            after_mark
        };
        if is_too_deep(rest) {
            return Err(format!("{name}: its brackets nest too deeply"));
        }
        let syntax = syn::parse_file(rest).map_err(|error| {
            let line = error.span().start().line
                + text.get(..text.len() - rest.len()).unwrap_or_default().matches('\n').count();
            format!("{name}:{line}: {error}")
        })?;
        Ok(Self { name: name.to_owned(), text: text.to_owned(), syntax, skipped: text.len() - rest.len() })
    }

    /// The bytes of a piece of syntax.
    pub(super) fn range(&self, syntax: &impl Spanned) -> Range<usize> {
        self.range_of(syntax.span())
    }

    pub(super) fn range_of(&self, span: Span) -> Range<usize> {
        let range = span.byte_range();
        range.start + self.skipped..range.end + self.skipped
    }

    pub(super) fn at(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// The line of an offset, from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.at(0..offset).matches('\n').count() + 1
    }

    /// `file:line` of a piece of syntax.
    pub(super) fn place(&self, syntax: &impl Spanned) -> String {
        format!("{}:{}", self.name, self.line(self.range(syntax).start))
    }

    /// The white space before the first token of the line of an offset, if nothing else stands before the offset.
    pub(super) fn indent(&self, offset: usize) -> Option<&str> {
        let before = self.at(0..offset);
        let line = before.get(before.rfind('\n').map_or(0, |at| at + 1)..)?;
        line.trim().is_empty().then_some(line)
    }
}

fn is_too_deep(text: &str) -> bool {
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    // Brackets in strings and comments count too, so the limit is far above what people write.
    deepest > DEEPEST
}
