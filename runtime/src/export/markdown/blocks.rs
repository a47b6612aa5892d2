//! Blocks of Markdown.

use super::inline::{Inline, longest_run};

/// A sequence of blocks that stay separate, whatever their contents.
#[derive(Debug, Default)]
pub(super) struct Blocks(Vec<Block>);

#[derive(Debug)]
struct Block {
    source: String,
    list: Option<List>,
}

#[derive(Clone, Copy, Debug)]
struct List {
    /// Whether the list uses the alternative marker, which separates it from the list above.
    is_other: bool,
    /// Whether the list can follow a line of text without an empty line. A list that does not start at 1 cannot: it would
    /// be part of the text.
    ends_text: bool,
}

impl Blocks {
    pub(super) fn heading(&mut self, level: usize, inline: &Inline) {
        self.push(format!("{} {}", "#".repeat(level), inline.line()));
    }

    pub(super) fn paragraph(&mut self, inline: &Inline) {
        if !inline.is_empty() {
            self.push(inline.finish().to_owned());
        }
    }

    pub(super) fn quote(&mut self, blocks: &Self) {
        if !blocks.0.is_empty() {
            self.push(prefixed(&blocks.source(false), "> ", "> "));
        }
    }

    /// Adds a list, numbered if `from` has the first number. Empty items are omitted.
    pub(super) fn list(&mut self, from: Option<u64>, tight: bool, items: &[Self]) {
        let is_other = self.0.last().and_then(|block| block.list).is_some_and(|list| !list.is_other);
        let mut number = from;
        let item = |blocks: &Self| {
            let marker = match (number, is_other) {
                (Some(number), false) => format!("{number}. "),
                (Some(number), true) => format!("{number}) "),
                (None, false) => "- ".to_owned(),
                (None, true) => "* ".to_owned(),
            };
            // Nine digits are a number's most.
            number = number.map(|number| (number + 1).min(999_999_999));
            prefixed(&blocks.source(tight), &marker, &" ".repeat(marker.len()))
        };
        let items: Vec<_> = items.iter().filter(|blocks| !blocks.0.is_empty()).map(item).collect();
        if !items.is_empty() {
            let source = items.join(if tight { "\n" } else { "\n\n" });
            self.0.push(Block {
                source,
                list: Some(List { is_other, ends_text: from.is_none_or(|number| number == 1) }),
            });
        }
    }

    /// Adds a code block; `language` is a word.
    pub(super) fn code(&mut self, language: &str, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}");
        let fence = "`".repeat(longest_run(&text, '`').max(2) + 1);
        let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        self.push(format!("{fence}{language}\n{text}{end}{fence}"));
    }

    /// Adds a table. Each row must have as many cells as the head.
    pub(super) fn table(&mut self, head: &[Inline], rows: impl IntoIterator<Item = Vec<Inline>>) {
        let mut source = row(head.iter().map(Inline::cell));
        source.push('\n');
        source.push_str(&row(head.iter().map(|_| "---".to_owned())));
        for cells in rows {
            source.push('\n');
            let cells = cells.iter().map(Inline::cell).chain(std::iter::repeat(String::new()));
            source.push_str(&row(cells.take(head.len())));
        }
        self.push(source);
    }

    pub(super) fn rule(&mut self) {
        // The other forms could also be list markers.
        self.push("___".to_owned());
    }

    pub(super) fn append(&mut self, more: Self) {
        self.0.extend(more.0);
    }

    /// The source without a trailing line feed. If `tight`, a list follows its paragraph without an empty line.
    pub(super) fn source(&self, tight: bool) -> String {
        let mut source = String::new();
        for block in &self.0 {
            if !source.is_empty() {
                source.push_str(if tight && block.list.is_some_and(|list| list.ends_text && !list.is_other) {
                    "\n"
                } else {
                    "\n\n"
                });
            }
            source.push_str(&block.source);
        }
        source
    }

    fn push(&mut self, source: String) {
        self.0.push(Block { source, list: None });
    }
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let mut row = String::from("|");
    for cell in cells {
        row.push(' ');
        row.push_str(&cell);
        row.push_str(if cell.is_empty() { "|" } else { " |" });
    }
    row
}

fn prefixed(source: &str, first: &str, others: &str) -> String {
    let mut prefixed = String::new();
    for (position, line) in source.lines().enumerate() {
        let prefix = if position == 0 { first } else { others };
        if position > 0 {
            prefixed.push('\n');
        }
        prefixed.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
        prefixed.push_str(line);
    }
    prefixed
}
