//! Markdown: one page.

use http::StatusCode;

use super::anchors::Anchors;
use super::blocks::Blocks;
use super::description;
use super::inline::Inline;
use crate::export::document::{Document, Entry, MetaMember, Section};
use crate::export::retry::{Delay, Retry};

/// The catalog as one page of Markdown: a table of contents, an overview of the codes in each section, and all facts about
/// each entry, with a sample response.
///
/// The page is CommonMark with GitHub's tables. No text can break it: a parser gets the texts exactly as declared, except
/// for white space. Doc comments are Markdown already. They keep their lists, tables, code and links, but cannot affect the
/// text after them: open constructs are closed, headings become bold lines, and HTML is shown as text.
///
/// The page is MDX too, and no text is code in the templates of VitePress. Doc examples in Rust have the lines that rustdoc
/// shows.
///
/// Links to a code (`#user_not_found`) work on GitHub, on GitLab, in mdBook, VitePress and Docusaurus: each heading has an
/// empty `<a id="…" name="…">`, which is the only HTML of the page. If several errors share a code, the anchor of the first
/// is the code, and the others add a number. The anchors stay as long as the codes do; everything else on the page may
/// change with any release.
///
/// The function also accepts a [`Document`].
///
/// ```
/// use error_catalog::{ApiError, Catalog, export};
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api(status = 404, code = "user_not_found", message = "No user has the id <user_id>")]
///     NotFound { user_id: String },
/// }
///
/// static API: Catalog = error_catalog::catalog!("Users API", [UserError]);
///
/// let page = export::markdown(&API);
/// assert!(page.starts_with("# Users API\n"));
/// assert!(page.contains("| [`user_not_found`](#user_not_found) | 404 | No user has the id `<user_id>` |"));
/// assert!(page.contains("`user_not_found`\n\n**404 Not Found**, `UserError::NotFound`\n"));
/// ```
pub fn markdown(catalog: impl Into<Document>) -> String {
    render(&catalog.into())
}

fn render(document: &Document) -> String {
    let mut anchors = Anchors::new(document.entries().map(|entry| entry.code.to_string()));
    anchors.of_heading(&document.title);
    // A section whose errors are all hidden is not shown.
    let shown = document.sections.iter().filter(|section| !section.entries.is_empty() || !section.retired.is_empty());
    let parts: Vec<_> = shown.map(|section| Part::of(section, &mut anchors)).collect();

    let mut page = Blocks::default();
    let title = Inline::of_text(&document.title);
    if !title.is_empty() {
        page.heading(1, &title);
    }
    introduce(&mut page, document, &parts);
    let contents: Vec<_> = parts.iter().map(Part::line_of_contents).collect();
    page.list(None, true, &contents);
    for part in &parts {
        part.write(&mut page);
    }
    page.source(false) + "\n"
}

fn introduce(page: &mut Blocks, document: &Document, parts: &[Part<'_>]) {
    let errors = counted(document.entries().count(), "error");
    let sections = counted(parts.len(), "section");
    let line = Inline::of_text(&format!("{errors} in {sections}. Responses have the content type "));
    let line = line.code(&document.content_type).text(". Names in angle brackets, such as ").code("<name>");
    page.paragraph(&line.text(", stand for values."));
}

/// `1 error`, `2 errors`.
fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// A section, with the anchors of its heading and entries.
struct Part<'a> {
    section: &'a Section,
    anchor: String,
    entries: Vec<(&'a Entry, String)>,
}

impl<'a> Part<'a> {
    fn of(section: &'a Section, anchors: &mut Anchors) -> Self {
        let anchor = anchors.of_heading(&section.name);
        let entries = section.entries.iter();
        let entries = entries.map(|entry| (entry, anchors.of_code(&entry.code.to_string())));
        Self { section, anchor, entries: entries.collect() }
    }

    fn line_of_contents(&self) -> Blocks {
        let link = Inline::default().link(&self.name(), &self.anchor);
        let mut item = Blocks::default();
        item.paragraph(&link.text(&format!(" ({})", self.entries.len())));
        item
    }

    /// The heading; if it is empty, the name of the type.
    fn name(&self) -> Inline {
        let name = Inline::of_text(&self.section.name);
        if name.is_empty() { Inline::of_text(&self.section.type_name) } else { name }
    }

    fn write(&self, page: &mut Blocks) {
        let Section { type_name, domain, retired, .. } = self.section;
        page.heading(2, &anchored(&self.name(), &self.anchor));
        let mut line = Inline::of_text("Type ").code(type_name);
        if let Some(domain) = domain {
            line = line.text(", domain ").code(domain);
        }
        page.paragraph(&line.text("."));
        if !self.entries.is_empty() {
            let head = ["Code", "Status", "Text"].map(Inline::of_text);
            page.table(&head, self.entries.iter().map(|(entry, anchor)| overview(entry, anchor)));
        }
        if let Some((first, others)) = retired.split_first() {
            let line = Inline::default().strong("Retired").text(", and never used again: ").code(first);
            let line = others.iter().fold(line, |line, code| line.text(", ").code(code));
            page.paragraph(&line.text("."));
        }
        for (entry, anchor) in &self.entries {
            self.write_entry(page, entry, anchor);
        }
    }

    fn write_entry(&self, page: &mut Blocks, entry: &Entry, anchor: &str) {
        page.heading(3, &anchored(&code(entry), anchor));
        let path = if entry.name == self.section.type_name {
            entry.name.clone()
        } else {
            format!("{}::{}", self.section.type_name, entry.name)
        };
        let statuses = entry.other_statuses().map(|others| format!(" or {others}")).unwrap_or_default();
        let line = Inline::default().strong(&status_line(entry.status)).text(&statuses);
        page.paragraph(&line.text(", ").code(&path));
        if let Some(note) = &entry.deprecated {
            let note = Inline::of_text(note);
            let mark = Inline::default().strong("Deprecated");
            page.paragraph(&if note.is_empty() { mark.text(".") } else { mark.text(": ").append(&note) });
        }
        if let Some(description) = &entry.description {
            page.append(description::blocks(description));
        }
        page.list(None, true, &facts(entry));
        if !entry.meta.is_empty() {
            let head = ["Data", "Type", "Value"].map(Inline::of_text);
            page.table(&head, entry.meta.iter().map(member));
        }
        page.code("http", &sample(entry));
    }
}

fn anchored(heading: &Inline, anchor: &str) -> Inline {
    Inline::default().anchor(anchor).append(heading)
}

/// The heading of an entry: the code, which is empty in some catalogs.
fn code(entry: &Entry) -> Inline {
    let code = Inline::of_code(&entry.code.to_string());
    if code.is_empty() { Inline::of_text(&entry.name) } else { code }
}

fn overview(entry: &Entry, anchor: &str) -> Vec<Inline> {
    let link = Inline::default().link(&code(entry), anchor);
    let link = if entry.deprecated.is_some() { link.text(" (deprecated)") } else { link };
    let text = if entry.message.is_empty() { entry.text() } else { &entry.message };
    let others = entry.other_statuses().map(|others| format!(", {others}")).unwrap_or_default();
    vec![link, Inline::of_text(&format!("{}{others}", entry.status)), with_places(Inline::default(), text, entry)]
}

/// The facts that take one line each.
fn facts(entry: &Entry) -> Vec<Blocks> {
    let mut facts = Vec::new();
    let mut fact = |name: &str, value: Inline| {
        let mut item = Blocks::default();
        item.paragraph(&Inline::default().strong(name).text(": ").append(&value));
        facts.push(item);
    };
    let text = |text: &str| with_places(Inline::default(), text, entry);
    if !entry.message.is_empty() {
        fact("Text", text(&entry.message));
    }
    if let Some(long) = entry.long_message.as_deref().filter(|&long| long != entry.message) {
        fact("Long text", text(long));
    }
    if let Some(hint) = &entry.hint {
        fact("What to do", text(hint));
    }
    if let Some(retry) = &entry.retry {
        fact("Retry", advice(retry));
    }
    if let Some(pointer) = &entry.pointer {
        fact("Points at a member of the request", Inline::of_code(pointer));
    }
    if let Some(parameter) = &entry.parameter {
        fact("Points at a query parameter", Inline::of_code(parameter));
    }
    if let Some(challenge) = &entry.challenge {
        fact("Header", Inline::of_code(&format!("www-authenticate: {challenge}")));
    }
    for header in &entry.headers {
        fact("Header", Inline::of_code(&format!("{}: {}", header.name, header.value)));
    }
    let labels = entry.labels_shown().enumerate().fold(Inline::default(), |line, (position, label)| {
        if position == 0 { line.code(&label) } else { line.text(", ").code(&label) }
    });
    if !labels.is_empty() {
        fact("Labels", labels);
    }
    for (protocol, code) in entry.protocol_codes() {
        fact(protocol, Inline::of_code(&code));
    }
    if let Some(docs) = &entry.docs {
        fact("Documentation", Inline::default().address(docs));
    }
    facts
}

/// A text, with its placeholders as code.
fn with_places(mut line: Inline, text: &str, entry: &Entry) -> Inline {
    let mut rest = text;
    while let Some((before, place, after)) = split_at_place(rest, &entry.placeholders) {
        line = line.text(before).code(place);
        rest = after;
    }
    line.text(rest)
}

/// The first placeholder with one of the names, and the text before and after it.
fn split_at_place<'t>(text: &'t str, names: &[String]) -> Option<(&'t str, &'t str, &'t str)> {
    text.match_indices('<').find_map(|(start, _)| {
        let (before, rest) = text.split_at_checked(start)?;
        let (place, after) = rest.split_at_checked(rest.find('>')? + 1)?;
        let name = place.strip_prefix('<')?.strip_suffix('>')?;
        names.iter().any(|known| known == name).then_some((before, place, after))
    })
}

/// The retry advice.
fn advice(retry: &Retry) -> Inline {
    match retry {
        Retry::Never => Inline::of_text("never, the same request fails again"),
        Retry::Backoff => Inline::of_text("with growing pauses between the attempts"),
        Retry::After(Delay::Seconds(seconds)) => {
            Inline::of_text(&format!("after {}", counted(usize::try_from(*seconds).unwrap_or(usize::MAX), "second")))
        }
        Retry::After(Delay::Field(field)) => Inline::of_text("after ")
            .code(field)
            .text(": the header ")
            .code("retry-after")
            .text(" says how many seconds"),
    }
}

fn member(member: &MetaMember) -> Vec<Inline> {
    let data_type = Inline::of_code(&member.data_type);
    let data_type = if member.optional { data_type.text(", optional") } else { data_type };
    let value = match &member.value {
        Some(value) => Inline::of_text("always ").code(value.as_str()),
        // The key stands for members that are known only when the error occurs.
        None if member.key == "*" => Inline::of_text("its members appear here directly"),
        None => Inline::default(),
    };
    vec![Inline::of_code(&member.key), data_type, value]
}

/// `404 Not Found`.
fn status_line(status: u16) -> String {
    let phrase = StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
    phrase.map_or_else(|| status.to_string(), |phrase| format!("{status} {phrase}"))
}

/// A response as it is sent, except that the body has several lines.
fn sample(entry: &Entry) -> String {
    let mut sample = format!("HTTP/1.1 {}\n", status_line(entry.status));
    for header in &entry.sample.headers {
        sample.extend([header.name.as_str(), ": ", &header.value, "\n"]);
    }
    sample + "\n" + &entry.sample.body.pretty()
}
