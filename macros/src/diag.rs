//! The reports for the user: one [`Diag`] per mistake, collected in [`Errors`] so that one run reports them all.

use std::collections::HashSet;

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::ToTokens;

/// The tokens that a report underlines, from the first to the last. Stable rustc cannot join spans, so both ends are
/// kept until the error is printed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Extent {
    start: Span,
    end: Span,
}

impl Extent {
    /// Covers all of `tokens`.
    pub(crate) fn of(tokens: &impl ToTokens) -> Self {
        ends(tokens.to_token_stream()).unwrap_or_else(|| Span::call_site().into())
    }

    /// Covers all from `start` to `end`.
    pub(crate) fn between(start: Span, end: Span) -> Self {
        Extent { start, end }
    }

    /// The first token.
    pub(crate) fn start(self) -> Span {
        self.start
    }

    /// Line and column, by which reports are sorted.
    fn position(self) -> (usize, usize) {
        position(self.start)
    }
}

impl From<Span> for Extent {
    fn from(span: Span) -> Self {
        Extent { start: span, end: span }
    }
}

#[cfg(test)]
fn position(span: Span) -> (usize, usize) {
    let start = span.start();
    (start.line, start.column)
}

/// rustc gives positions only to macros that it runs.
#[cfg(not(test))]
fn position(span: Span) -> (usize, usize) {
    if !proc_macro::is_available() {
        return (0, 0);
    }
    let span = span.unwrap();
    (span.line(), span.column())
}

/// One mistake: its position, what is wrong, what to write instead, and related facts.
#[derive(Debug, Clone)]
pub(crate) struct Diag {
    extent: Extent,
    message: String,
    helps: Vec<String>,
    notes: Vec<String>,
    /// The text to write in place of the underlined part.
    fix: Option<String>,
}

impl Diag {
    pub(crate) fn new(extent: impl Into<Extent>, message: impl Into<String>) -> Self {
        Diag { extent: extent.into(), message: message.into(), helps: Vec::new(), notes: Vec::new(), fix: None }
    }

    /// Covers all of `tokens`.
    pub(crate) fn over(tokens: &impl ToTokens, message: impl Into<String>) -> Self {
        Diag::new(Extent::of(tokens), message)
    }

    /// What to write, as a statement.
    pub(crate) fn help(mut self, text: impl Into<String>) -> Self {
        self.helps.push(text.into());
        self
    }

    /// The text to write in place of the underlined part.
    pub(crate) fn write(self, text: impl Into<String>) -> Self {
        let fix = text.into();
        let diag = self.help(format!("write `{fix}`"));
        Diag { fix: Some(fix), ..diag }
    }

    /// The attribute to write, whose brackets are not underlined.
    pub(crate) fn write_attribute(self, content: &str) -> Self {
        let diag = self.help(format!("write `#[{content}]`"));
        Diag { fix: Some(content.to_owned()), ..diag }
    }

    /// The content to write between the quotes of the underlined string.
    pub(crate) fn write_text(self, text: &str) -> Self {
        let diag = self.help(format!("write `{text}`"));
        Diag { fix: Some(format!("{text:?}")), ..diag }
    }

    /// What [`write`](Self::write) suggests.
    pub(crate) fn fix(&self) -> Option<&str> {
        self.fix.as_deref()
    }

    /// A fact: what is legal, where the first one is, which lint allows it.
    pub(crate) fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// Suggests the one of `candidates` that was probably meant.
    pub(crate) fn similar<'a>(self, what: &str, name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Self {
        match nearest(name, candidates) {
            Some(near) => self.exists(what, near),
            None => self,
        }
    }

    /// Suggests a name in place of the underlined one.
    pub(crate) fn exists(self, what: &str, name: &str) -> Self {
        let diag = self.help(format!("a {what} with a similar name exists: `{name}`"));
        Diag { fix: Some(name.to_owned()), ..diag }
    }

    /// The underlined part of the source.
    #[cfg(test)]
    pub(crate) fn range(&self) -> std::ops::Range<usize> {
        self.extent.start.byte_range().start..self.extent.end.byte_range().end
    }

    #[cfg(test)]
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// The only place that lays out lines: stable rustc shows helps and notes as part of the message.
    pub(crate) fn text(&self) -> String {
        let mut text = self.message.clone();
        for help in &self.helps {
            text.push_str("\nhelp: ");
            text.push_str(help);
        }
        for note in &self.notes {
            text.push_str("\nnote: ");
            text.push_str(note);
        }
        text
    }

    fn into_compile_error(self) -> TokenStream {
        let text = self.text();
        let start = quote::quote_spanned!(self.extent.start=> ::core::compile_error!);
        let end = quote::quote_spanned!(self.extent.end=> { #text });
        quote::quote!(#start #end)
    }
}

/// The errors of an item with mistakes. rustc takes time and memory for each, and nobody reads more than the first 500: one
/// error counts those after them.
pub(crate) fn compile_errors(mut mistakes: Vec<Diag>) -> TokenStream {
    const SHOWN: usize = 500;
    let rest = mistakes.split_off(mistakes.len().min(SHOWN));
    mistakes.extend(rest.first().map(|first| {
        let (count, plural) = (rest.len(), if rest.len() == 1 { "" } else { "s" });
        Diag::new(first.extent, format!("{count} more mistake{plural} from here on"))
            .note(format!("the first {SHOWN} mistakes of an item are shown"))
    }));
    mistakes.into_iter().map(Diag::into_compile_error).collect()
}

/// From the first token to the last. The span of an invisible group, which `macro_rules` makes of a fragment, is the `$name`
/// in the macro, so what is in the group counts.
fn ends(tokens: TokenStream) -> Option<Extent> {
    let mut extents = tokens.into_iter().filter_map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => ends(group.stream()),
        token => Some(token.span().into()),
    });
    let first = extents.next()?;
    Some(Extent::between(first.start, extents.last().unwrap_or(first).end))
}

/// The mistakes of one item. Only [`Errors::collect`] makes one, and it returns the list, so no mistake can be dropped
/// unread.
#[derive(Debug)]
pub(crate) struct Errors(Vec<Diag>);

impl Errors {
    /// Runs `stage` and returns its result and the mistakes it reported, sorted by position in the source.
    pub(crate) fn collect<T>(stage: impl FnOnce(&mut Errors) -> T) -> (T, Vec<Diag>) {
        let mut errors = Errors(Vec::new());
        let result = stage(&mut errors);
        errors.0.sort_by_cached_key(|diag| diag.extent.position());
        // Two mistakes that read the same at one place are one for the user.
        let mut told = HashSet::new();
        errors.0.retain(|diag| told.insert((diag.extent.position(), diag.text())));
        (result, errors.0)
    }

    pub(crate) fn push(&mut self, diag: Diag) {
        self.0.push(diag);
    }

    pub(crate) fn extend(&mut self, diags: impl IntoIterator<Item = Diag>) {
        self.0.extend(diags);
    }
}

/// The candidate nearest to `name`, if it is similar enough.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = name.to_lowercase();
    // A single letter has no similar names: every other letter would be one.
    let limit = match name.chars().count() {
        0 | 1 => 0,
        length => length.max(3) / 3,
    };
    candidates
        .into_iter()
        .filter(|candidate| !candidate.is_empty())
        // Names of very different lengths cannot be similar, so the slow comparison is skipped.
        .filter(|candidate| wanted.len().abs_diff(candidate.len()) <= 4 * limit || same_words(&wanted, candidate))
        .map(|candidate| (distance(&wanted, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= limit || same_words(&wanted, candidate))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// `id_user` and `user_id` are far apart as strings, but similar as names.
fn same_words(a: &str, b: &str) -> bool {
    let sorted = |name: &str| {
        let mut words: Vec<String> = name.split('_').map(str::to_lowercase).collect();
        words.sort();
        words
    };
    a.contains('_') && sorted(a) == sorted(b)
}

/// Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut previous_a = None;
    for (row, a) in a.chars().enumerate() {
        let mut current = vec![row + 1];
        let mut previous_b = None;
        for (column, b) in b.iter().copied().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
            let mut best =
                (at(&last, column) + usize::from(a != b)).min(at(&last, column + 1) + 1).min(at(&current, column) + 1);
            if previous_a == Some(b) && previous_b == Some(a) {
                best = best.min(at(&before_last, column.wrapping_sub(1)) + 1);
            }
            current.push(best);
            previous_b = Some(b);
        }
        before_last = std::mem::replace(&mut last, current);
        previous_a = Some(a);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn distance_counts_edits() {
        for (a, b, expected) in
            [("", "", 0), ("a", "", 1), ("statuss", "status", 1), ("stauts", "status", 1), ("kitten", "sitting", 3)]
        {
            assert_eq!(distance(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn nearest_suggests_only_what_is_near() {
        assert_eq!(nearest("usr_id", ["email", "user_id"]), Some("user_id"));
        assert_eq!(nearest("id_user", ["email", "user_id"]), Some("user_id"));
        assert_eq!(nearest("UserId", ["user_id"]), Some("user_id"));
        assert_eq!(nearest("colour", ["email", "user_id"]), None);
    }
}
