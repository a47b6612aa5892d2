//! Embeds the Markdown of doc comments in the page without letting it break the page.
//!
//! The comment is parsed and written again: open constructs are closed, link definitions do not affect other comments,
//! HTML is shown as text, and a heading becomes a bold line.

use pulldown_cmark::{BrokenLink, CowStr, Event, Options, Parser, Tag};

use super::blocks::Blocks;
use super::inline::Inline;
use crate::export::listing::listing;

pub(super) fn blocks(markdown: &str) -> Blocks {
    // A broken link is the name of an item for rustdoc, so its brackets are not text.
    let name = |_: BrokenLink<'_>| Some((CowStr::Borrowed(""), CowStr::Borrowed("")));
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut stack = vec![Open::default()];
    for (event, range) in Parser::new_with_broken_link_callback(markdown, options, Some(name)).into_offset_iter() {
        let Some(top) = stack.last_mut() else { break };
        match event {
            Event::Start(tag) => {
                if !is_inside_line(&tag) {
                    top.end_line();
                }
                let source = markdown.get(range).unwrap_or_default();
                stack.push(Open { tag: Some(tag), delimiter: delimiter(source), ..Open::default() });
            }
            Event::End(_) => {
                if let (Some(closed), Some(parent)) = (stack.pop(), stack.last_mut()) {
                    closed.close(parent);
                }
            }
            Event::Code(code) => top.add(|inline| inline.code(&code)),
            Event::Text(text) | Event::Html(text) => top.text.push_str(&text),
            // A comment is dropped, but it still separates the texts around it.
            Event::InlineHtml(html) if html.starts_with("<!--") => top.text.push(' '),
            Event::InlineHtml(html) => top.text.push_str(&html),
            Event::SoftBreak => top.text.push('\n'),
            Event::HardBreak => top.add(Inline::line_break),
            Event::Rule => {
                top.end_line();
                top.blocks.rule();
            }
            // These belong to extensions that are not enabled.
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }
    stack.into_iter().next().map(Open::into_blocks).unwrap_or_default()
}

/// An open element, with its contents so far.
#[derive(Default)]
struct Open<'a> {
    /// `None` for the whole comment.
    tag: Option<Tag<'a>>,
    /// The asterisks, underscores or tildes that begin the element.
    delimiter: &'a str,
    /// Text that is not escaped yet.
    text: String,
    inline: Inline,
    blocks: Blocks,
    /// Items of a list.
    items: Vec<Blocks>,
    /// Whether an item has paragraphs, or a list has such an item.
    is_loose: bool,
    /// Cells of a table, or of a row of it.
    cells: Vec<Inline>,
    rows: Vec<Vec<Inline>>,
}

impl<'a> Open<'a> {
    /// Changes the line, after adding the pending text to it.
    fn add(&mut self, change: impl FnOnce(Inline) -> Inline) {
        let text = std::mem::take(&mut self.text);
        self.inline = change(std::mem::take(&mut self.inline).text(&text));
    }

    fn take_line(&mut self) -> Inline {
        self.add(|inline| inline);
        std::mem::take(&mut self.inline)
    }

    /// Turns a line without a paragraph around it into one, as in the items of most lists.
    fn end_line(&mut self) {
        let line = self.take_line();
        self.blocks.paragraph(&line);
    }

    fn into_blocks(mut self) -> Blocks {
        self.end_line();
        self.blocks
    }

    fn close(mut self, parent: &mut Open<'a>) {
        let delimiter = self.delimiter;
        let Some(tag) = self.tag.take() else { return };
        match tag {
            Tag::Paragraph => {
                parent.is_loose = true;
                parent.blocks.paragraph(&self.take_line());
            }
            Tag::Heading { .. } => parent.blocks.paragraph(&Inline::default().bold(&self.take_line())),
            Tag::BlockQuote(_) => parent.blocks.quote(&self.into_blocks()),
            Tag::CodeBlock(kind) => {
                let (language, text) = listing(&kind, &self.text);
                parent.blocks.code(language, &text);
            }
            Tag::HtmlBlock => {
                let html = self.text.trim();
                if !(html.starts_with("<!--") && html.ends_with("-->")) {
                    parent.blocks.paragraph(&self.take_line());
                }
            }
            Tag::List(from) => parent.blocks.list(from, !self.is_loose, &self.items),
            Tag::Item => {
                parent.is_loose |= self.is_loose;
                parent.items.push(self.into_blocks());
            }
            Tag::Table(_) => parent.blocks.table(&self.cells, self.rows),
            Tag::TableHead => parent.cells = self.cells,
            Tag::TableRow => parent.rows.push(self.cells),
            Tag::TableCell => parent.cells.push(self.take_line()),
            Tag::Emphasis => parent.add(|line| line.emphasis(first(delimiter, 1), &self.take_line())),
            Tag::Strong => parent.add(|line| line.emphasis(first(delimiter, 2), &self.take_line())),
            Tag::Strikethrough => parent.add(|line| line.emphasis("~~", &self.take_line())),
            Tag::Link { dest_url, .. } => parent.add(|line| line.link_out(&self.take_line(), &dest_url)),
            // An image becomes its text, not a link: it may be in a link, and links cannot be nested.
            Tag::Image { .. } => parent.add(|line| line.append(&self.take_line())),
            // These belong to extensions that are not enabled.
            Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => parent.blocks.append(self.into_blocks()),
        }
    }
}

fn is_inside_line(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

/// The run of one repeated character at the beginning of the source.
fn delimiter(source: &str) -> &str {
    let end = source.find(|char| !source.starts_with(char)).unwrap_or(source.len());
    source.get(..end).unwrap_or_default()
}

/// The first characters of a delimiter. If two delimiters begin at the same place, each takes only its own.
fn first(delimiter: &str, count: usize) -> &str {
    delimiter.get(..count).unwrap_or(delimiter)
}
