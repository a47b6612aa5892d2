//! Markdown as a flat list of blocks, each with its line. Text without Markdown is a list of paragraphs.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::text::{Piece, Text};

#[derive(Debug)]
pub(super) struct Block {
    pub(super) line: usize,
    pub(super) kind: Kind,
}

#[derive(Debug)]
pub(super) enum Kind {
    Heading {
        level: usize,
        text: Line,
    },
    /// A paragraph, or the first paragraph of a list item.
    Lines {
        lines: Vec<Line>,
        is_item: bool,
    },
    Code {
        info: String,
        text: String,
    },
    Table {
        headings: Vec<Line>,
        rows: Vec<Vec<Line>>,
    },
    /// The lines above the page that describe it.
    Front {
        text: String,
    },
    /// An HTML table, which is not read.
    HtmlTable,
}

/// A line of text, or a cell.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_field_names, reason = "the number of a line is called so everywhere")]
pub(super) struct Line {
    pub(super) line: usize,
    /// The text without formatting. Code stands in backticks.
    pub(super) text: String,
    /// The contents of its code.
    pub(super) codes: Vec<String>,
    /// Its Markdown.
    pub(super) source: String,
}

impl Line {
    /// The text without backticks.
    pub(super) fn bare(&self) -> String {
        self.text.replace('`', "").trim().to_owned()
    }

    /// The code, if the line is nothing else.
    pub(super) fn only_code(&self) -> Option<&str> {
        match self.codes.as_slice() {
            [code] if self.text.trim().trim_end_matches(':') == format!("`{code}`") => Some(code),
            _ => None,
        }
    }
}

/// The number of each line of a text.
struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    fn of(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { starts: std::iter::once(0).chain(ends).collect() }
    }

    fn at(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }
}

/// Reads all blocks of a text.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let lines = Lines::of(text);
    let mut reader =
        Reader { text, lines: &lines, blocks: Vec::new(), line: None, is_item: false, table: None, code: None };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.event(event, &range);
    }
    reader.blocks
}

struct Reader<'t> {
    text: &'t str,
    lines: &'t Lines,
    blocks: Vec<Block>,
    /// The lines of the open paragraph, heading or cell; of each the start of its Markdown.
    line: Option<Vec<(Line, usize)>>,
    /// Whether the text is the first of a list item.
    is_item: bool,
    table: Option<(usize, Vec<Vec<Line>>)>,
    code: Option<(usize, String, String)>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::Paragraph | Tag::TableCell) => self.open(range.start),
            Event::End(TagEnd::Heading(level)) => {
                let text = self.close().into_iter().next().unwrap_or_default();
                self.push(range.start, Kind::Heading { level: level as usize, text });
            }
            Event::Start(Tag::Item) => {
                self.end_lines();
                self.is_item = true;
                self.write_number(range);
            }
            Event::Start(Tag::List(_)) | Event::End(TagEnd::Item) => {
                self.end_lines();
                self.is_item = false;
            }
            Event::End(TagEnd::Paragraph) => self.end_lines(),
            Event::Start(Tag::MetadataBlock(_)) => self.code = Some((0, String::new(), String::new())),
            Event::End(TagEnd::MetadataBlock(_)) => {
                if let Some((line, _, text)) = self.code.take() {
                    self.blocks.push(Block { line, kind: Kind::Front { text } });
                }
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                self.end_lines();
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.into_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.code = Some((0, info, String::new()));
            }
            Event::End(TagEnd::CodeBlock) => {
                if let Some((line, info, text)) = self.code.take() {
                    self.blocks.push(Block { line: line.max(1), kind: Kind::Code { info, text } });
                }
            }
            Event::Start(Tag::Table(_)) => self.table = Some((range.start, Vec::new())),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                if let Some((_, rows)) = &mut self.table {
                    rows.push(Vec::new());
                }
            }
            Event::End(TagEnd::TableCell) => {
                let mut cell = self.close().into_iter().next().unwrap_or_default();
                let source = self.text.get(range.clone()).unwrap_or_default();
                source.trim_matches(['|', ' ', '\t']).clone_into(&mut cell.source);
                if let Some(row) = self.table.as_mut().and_then(|(_, rows)| rows.last_mut()) {
                    row.push(cell);
                }
            }
            Event::End(TagEnd::Table) => {
                if let Some((start, rows)) = self.table.take() {
                    let mut rows = rows.into_iter();
                    let headings = rows.next().unwrap_or_default();
                    self.push(start, Kind::Table { headings, rows: rows.collect() });
                }
            }
            Event::Text(text) => match &mut self.code {
                Some((line, _, code)) => {
                    if *line == 0 {
                        *line = self.lines.at(range.start);
                    }
                    code.push_str(&text);
                }
                None => self.write(&text, None, range),
            },
            Event::Code(code) => self.write(&format!("`{code}`"), Some(code.into_string()), range),
            Event::InlineHtml(html) | Event::Html(html) => match html.trim() {
                // A name in angle brackets looks like a tag.
                tag if is_placeholder(tag) => self.write(tag, None, range),
                tag if tag.starts_with("<br") => self.write(" ", None, range),
                tag if tag.starts_with("<code") || tag.starts_with("</code") => self.write("`", None, range),
                tag if tag.starts_with("<table") => self.push(range.start, Kind::HtmlTable),
                _ => {}
            },
            Event::SoftBreak | Event::HardBreak => {
                // A cell has one line.
                if self.table.is_some() {
                    self.write(" ", None, range);
                } else {
                    self.next_line(range.end);
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, start: usize, kind: Kind) {
        let line = self.lines.at(start);
        self.blocks.push(Block { line, kind });
    }

    fn open(&mut self, start: usize) {
        self.line = Some(Vec::new());
        self.next_line(start);
    }

    fn next_line(&mut self, start: usize) {
        let line = Line { line: self.lines.at(start), ..Line::default() };
        if let Some(lines) = &mut self.line {
            lines.push((line, start));
        }
    }

    fn write(&mut self, text: &str, code: Option<String>, range: &Range<usize>) {
        // The text of a tight list item has no paragraph around it.
        if self.line.is_none() {
            let before = self.text.get(..range.start).unwrap_or_default();
            self.open(before.trim_end_matches(['*', '_', '~', '[', '`']).len());
        }
        if let Some((line, _)) = self.line.as_mut().and_then(|lines| lines.last_mut()) {
            line.text.push_str(text);
            line.codes.extend(code);
        }
    }

    /// To Markdown, `404001. Unknown item` is an item with a number.
    fn write_number(&mut self, range: &Range<usize>) {
        let item = self.text.get(range.clone()).unwrap_or_default();
        let end = item.find(|char: char| !char.is_ascii_digit()).unwrap_or(item.len());
        if let Some(number) = item.get(..end).filter(|number| number.len() >= 3) {
            self.write(&format!("{number} — "), None, range);
        }
    }

    fn close(&mut self) -> Vec<Line> {
        let lines = self.line.take().unwrap_or_default().into_iter();
        let lines = lines.map(|(mut line, start)| {
            let source = self.text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
            source.trim().clone_into(&mut line.source);
            // Code between `<code>` tags is text to the parser.
            if line.codes.is_empty() && line.text.contains('`') {
                let codes = line.text.split('`').skip(1).step_by(2);
                line.codes = codes.filter(|code| !code.is_empty()).map(str::to_owned).collect();
            }
            line
        });
        lines.collect()
    }

    fn end_lines(&mut self) {
        let lines = self.close();
        let is_item = std::mem::take(&mut self.is_item);
        if let Some(first) = lines.first().filter(|_| lines.iter().any(|line| !line.text.trim().is_empty())) {
            let line = first.line;
            self.blocks.push(Block { line, kind: Kind::Lines { lines, is_item } });
        }
    }
}

fn is_placeholder(tag: &str) -> bool {
    matches!(Text::of_page(tag).pieces.as_slice(), [Piece::Place(_)])
}
