//! Inline Markdown.

use std::fmt::Write as _;

/// Content of a paragraph, heading, list item or table cell.
///
/// Every text is escaped: a parser gets exactly what was put in, except for white space, which Markdown collapses, and
/// U+0000, which it replaces with U+FFFD.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Inline(String);

impl Inline {
    pub(super) fn of_text(text: &str) -> Self {
        Self::default().text(text)
    }

    pub(super) fn of_code(text: &str) -> Self {
        Self::default().code(text)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.finish().is_empty()
    }

    /// Adds plain text. It is escaped only where necessary, because people also read the source.
    pub(super) fn text(mut self, text: &str) -> Self {
        let mut chars = text.chars();
        while let Some(char) = chars.next() {
            let rest = chars.as_str();
            match char {
                ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' => self.space(),
                '\0' => self.0.push(char::REPLACEMENT_CHARACTER),
                // A pipe ends a table's cell, in some parsers even after a backslash.
                '|' => self.entity(char),
                _ if is_unseen(char) => self.entity(char),
                // A pair of braces begins an expression in VitePress, also one that is escaped; code does not.
                '{' if self.0.ends_with("\\{") => self.0.push_str("`{`"),
                'e' | 'i' if self.is_at_start() && is_module_line(char, rest) => self.entity(char),
                _ => {
                    if self.is_special(char, rest) {
                        self.0.push('\\');
                    }
                    self.0.push(char);
                }
            }
        }
        self
    }

    /// Adds a code span, or plain text if a code span cannot hold the text.
    pub(super) fn code(mut self, text: &str) -> Self {
        // Adjacent spans would share their backticks, and a cell cannot have a pipe after a backslash.
        if self.0.ends_with('`') || text.contains("\\|") || text.contains(is_unseen) {
            return self.text(text);
        }
        let text = text.replace(['\t', '\n', '\r'], " ").replace('\0', "\u{fffd}");
        if text.trim_matches(' ').is_empty() {
            return self.text(&text);
        }
        let fence = "`".repeat(longest_run(&text, '`') + 1);
        // A parser removes one space from both ends.
        let is_stripped = text.starts_with(' ') && text.ends_with(' ');
        let space = if text.starts_with('`') || text.ends_with('`') || is_stripped { " " } else { "" };
        _ = write!(self.0, "{fence}{space}{text}{space}{fence}");
        self
    }

    /// Adds `inner` between two delimiters such as `*` or `__`.
    pub(super) fn emphasis(mut self, delimiter: &str, inner: &Self) -> Self {
        if inner.is_empty() {
            self.space();
            return self;
        }
        _ = write!(self.0, "{delimiter}{}{delimiter}", inner.finish().trim_start());
        self
    }

    pub(super) fn strong(self, text: &str) -> Self {
        self.emphasis("**", &Self::of_text(text))
    }

    /// Adds a whole line in bold. Bold text cannot be nested, so a line that has some is added as it is.
    pub(super) fn bold(self, line: &Self) -> Self {
        if line.0.contains("**") || line.0.contains("__") { self.append(line) } else { self.emphasis("**", line) }
    }

    /// Adds a link to an anchor of the page.
    pub(super) fn link(self, label: &Self, id: &str) -> Self {
        self.append(&Self(format!("[{}](#{id})", label.finish())))
    }

    /// Adds a link to another page, or only its label if the address does not work from this page.
    pub(super) fn link_out(self, label: &Self, address: &str) -> Self {
        if label.is_empty() || !leads_somewhere(address) {
            return self.append(label);
        }
        self.append(&Self(format!("[{}]({})", label.finish(), destination(address))))
    }

    /// Adds an address as a link to itself. MDX does not know `<address>`.
    pub(super) fn address(self, address: &str) -> Self {
        let label = Self::of_text(address);
        if !leads_somewhere(address) {
            return self.append(&label);
        }
        // In a label there are no automatic links.
        self.link_out(&Self(label.0.replacen("\\://", "://", 1)), address)
    }

    /// Appends to the line.
    pub(super) fn append(mut self, more: &Self) -> Self {
        if more.0.starts_with('[') && self.0.ends_with('!') {
            // Otherwise `!` and the link would be an image.
            self.0.pop();
            self.0.push_str("\\!");
        }
        let is_pair = |end: &str, start: &str| self.0.ends_with(end) && more.0.starts_with(start);
        if is_pair("`", "`") || is_pair("\\{", "\\{") || more.0.starts_with(' ') {
            self.space();
        }
        self.0.push_str(more.0.trim_start_matches(' '));
        self
    }

    /// Adds an explicit anchor. It has both attributes because GitLab removes the `id`, and HTML prefers it. The `id`
    /// contains no characters that are special in HTML.
    pub(super) fn anchor(mut self, id: &str) -> Self {
        _ = write!(self.0, "<a id=\"{id}\" name=\"{id}\"></a>");
        self
    }

    pub(super) fn line_break(mut self) -> Self {
        if !self.is_at_start() {
            self.0.push_str("\\\n");
        }
        self
    }

    /// The source. It does not begin or end with white space.
    pub(super) fn finish(&self) -> &str {
        let mut source = self.0.as_str();
        loop {
            let trimmed = source.trim_end_matches(' ');
            let trimmed = trimmed.strip_suffix("\\\n").unwrap_or(trimmed);
            if trimmed.len() == source.len() {
                return source;
            }
            source = trimmed;
        }
    }

    /// The source on one line, for headings.
    pub(super) fn line(&self) -> String {
        self.finish().replace("\\\n", " ")
    }

    /// The source of a table's cell. The remaining pipes are in code.
    pub(super) fn cell(&self) -> String {
        self.line().replace('|', "\\|")
    }

    fn is_at_start(&self) -> bool {
        self.0.is_empty() || self.0.ends_with('\n')
    }

    fn space(&mut self) {
        if !self.is_at_start() && !self.0.ends_with(' ') {
            self.0.push(' ');
        }
    }

    fn entity(&mut self, char: char) {
        _ = write!(self.0, "&#x{:X};", u32::from(char));
    }

    /// Whether the character before `rest` may be special: in CommonMark, in the extensions of GitHub and GitLab, in MDX,
    /// or in the templates of site generators.
    fn is_special(&self, char: char, rest: &str) -> bool {
        let next = rest.chars().next();
        let is_word = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
        match char {
            '\\' | '`' | '*' | '[' | ']' | '<' | '#' | '~' | '$' | '{' | '}' => true,
            '_' => !(is_word(self.0.chars().next_back()) && is_word(next)),
            '&' => next.is_none_or(|next| next == '#' || next.is_ascii_alphanumeric()),
            // Automatic links swallow the text after them.
            ':' => rest.starts_with("//") || self.is_at_start(),
            '.' if self.0.ends_with("www") => true,
            '.' | ')' => self.is_number(),
            '>' | '+' | '-' | '=' => self.is_at_start(),
            _ => false,
        }
    }

    /// Whether the line consists of digits so far.
    fn is_number(&self) -> bool {
        let line = self.0.rsplit('\n').next().unwrap_or_default();
        !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// Whether a line with this beginning would be code of a module in MDX.
fn is_module_line(first: char, rest: &str) -> bool {
    let rest = if first == 'e' { rest.strip_prefix("xport") } else { rest.strip_prefix("mport") };
    rest.is_some_and(|rest| !rest.starts_with(|char: char| char.is_ascii_alphabetic()))
}

/// Whether the character would reorder or hide the source after it.
fn is_unseen(char: char) -> bool {
    matches!(char, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

pub(super) fn longest_run(text: &str, of: char) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for char in text.chars() {
        run = if char == of { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

/// Whether the address works from this page. The name of a Rust item works only in rustdoc, and scripts are not allowed.
fn leads_somewhere(address: &str) -> bool {
    let starts_with =
        |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    ["https://", "http://", "mailto:"].into_iter().any(starts_with)
}

fn is_of_address(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?#@!$'*+,;=%".contains(&byte)
}

/// Percent-encodes the characters of an address that CommonMark or RFC 3986 does not allow.
fn destination(address: &str) -> String {
    let mut destination = String::with_capacity(address.len());
    for byte in address.bytes() {
        match byte {
            b'&' => destination.push_str("&amp;"),
            _ if is_of_address(byte) => destination.push(byte.into()),
            _ => _ = write!(destination, "%{byte:02X}"),
        }
    }
    destination
}
