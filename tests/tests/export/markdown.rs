//! Reads the Markdown export with another parser: whatever the texts, the page has the right structure, and the texts are
//! unchanged. `UPDATE_GOLDEN=1` rewrites `golden/export.md`.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use std::collections::HashMap;
use std::path::Path;
use std::{env, fs};

use error_catalog::envelope::Flat;
use error_catalog::export::{self, Code, Delay, Document, Entry, Retry, Section};
use error_catalog::{__private as rows, Catalog, GrpcCode};
use error_catalog_examples::PUBLISHED;
use error_catalog_tests::everything::EVERYTHING;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeStream};

/// A heading, and everything below it up to the next one.
#[derive(Debug, Default)]
struct Part {
    level: usize,
    heading: String,
    /// The ids that are written in the heading.
    ids: Vec<String>,
    paragraphs: Vec<String>,
    items: Vec<String>,
    /// Rows of cells.
    tables: Vec<Vec<Vec<String>>>,
    /// Label and address.
    links: Vec<(String, String)>,
    codes: Vec<String>,
}

/// Normalizes white space, which Markdown does not preserve.
fn normal(text: &str) -> String {
    let text = text.replace('\0', "\u{fffd}");
    let words = text.split([' ', '\t', '\n', '\r', '\u{b}', '\u{c}']).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

fn events(markdown: &str) -> Parser<'_> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH)
}

fn read(page: &str) -> Vec<Part> {
    let mut parts = vec![Part::default()];
    let mut text = String::new();
    let mut label = String::new();
    let mut in_code = false;
    for event in TextMergeStream::new(events(page)) {
        if let Event::Text(text) = &event {
            assert!(in_code || !text.contains("{{"), "an expression in VitePress: {text}");
        }
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            _ => {}
        }
        if let Event::Start(Tag::Heading { level, .. }) = event {
            parts.push(Part { level: level as usize, ..Part::default() });
            text.clear();
            continue;
        }
        let part = parts.last_mut().expect("there is one from the start");
        match event {
            Event::Start(Tag::Paragraph | Tag::TableCell | Tag::CodeBlock(_)) => text.clear(),
            Event::Start(Tag::Item) => {
                text.clear();
                part.items.push(String::new());
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                label.clear();
                part.links.push((String::new(), dest_url.to_string()));
            }
            Event::Start(Tag::Table(_)) => part.tables.push(Vec::new()),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                part.tables.last_mut().expect("in a table").push(Vec::new());
            }
            Event::End(TagEnd::Link) => part.links.last_mut().expect("it began").0 = normal(&label),
            Event::End(TagEnd::Heading(_)) => part.heading = normal(&text),
            Event::End(TagEnd::Paragraph) => part.paragraphs.push(normal(&text)),
            Event::End(TagEnd::CodeBlock) => part.codes.push(text.clone()),
            Event::End(TagEnd::TableCell) => {
                let row = part.tables.last_mut().and_then(|table| table.last_mut());
                row.expect("in a row").push(normal(&text));
            }
            Event::End(TagEnd::Item) => {
                if let Some(item) = part.items.last_mut().filter(|item| item.is_empty()) {
                    *item = normal(&text);
                }
            }
            Event::Text(piece) | Event::Code(piece) => {
                text.push_str(&piece);
                label.push_str(&piece);
            }
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::InlineHtml(html) if &*html == "</a>" => {}
            Event::InlineHtml(html) => {
                let id = html.strip_prefix("<a id=\"").and_then(|rest| rest.split('"').next()).unwrap_or_default();
                assert_eq!(&*html, format!("<a id=\"{id}\" name=\"{id}\">"), "HTML that is not ours");
                assert!(
                    !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte))
                );
                part.ids.push(id.to_owned());
            }
            Event::Html(html) => panic!("a block of HTML: {html}"),
            _ => {}
        }
    }
    parts
}

/// The name of each heading, by the rules of a renderer.
fn names(parts: &[Part], gitlab: bool) -> Vec<String> {
    let mut counts = HashMap::<String, usize>::new();
    let name = |part: &Part| {
        let text = part.heading.to_lowercase();
        let kept = text.chars().filter(|&char| char.is_alphanumeric() || matches!(char, '-' | '_' | ' '));
        let mut name: String = kept.map(|char| if char == ' ' { '-' } else { char }).collect();
        if gitlab {
            while name.contains("--") {
                name = name.replace("--", "-");
            }
            if name.bytes().all(|byte| byte.is_ascii_digit()) {
                name.insert_str(0, "anchor-");
            }
        }
        let count = counts.entry(name.clone()).or_default();
        *count += 1;
        if *count == 1 { name } else { format!("{name}-{}", *count - 1) }
    };
    std::iter::once(String::new()).chain(parts.iter().skip(1).map(name)).collect()
}

/// The heading that each anchor leads to, in each renderer. If an anchor is not unique, a browser shows the first.
struct Targets([HashMap<String, usize>; 2]);

impl Targets {
    fn of(parts: &[Part]) -> Self {
        Self([false, true].map(|gitlab| {
            let mut targets = HashMap::new();
            for (at, (part, name)) in parts.iter().zip(names(parts, gitlab)).enumerate().skip(1) {
                for id in part.ids.iter().cloned().chain([name]) {
                    targets.entry(id).or_insert(at);
                }
            }
            targets
        }))
    }

    fn get(&self, address: &str) -> [Option<usize>; 2] {
        let id = address.strip_prefix('#').expect("an address on the page");
        self.0.each_ref().map(|targets| targets.get(id).copied())
    }
}

fn code_of(entry: &Entry) -> String {
    let code = entry.code.to_string();
    if normal(&code).is_empty() { entry.name.clone() } else { code }
}

fn status_line(status: u16) -> String {
    let status = http::StatusCode::from_u16(status).expect("a status");
    format!("{} {}", status.as_str(), status.canonical_reason().unwrap_or_default()).trim_end().to_owned()
}

/// The lines of facts about an entry.
fn facts(entry: &Entry) -> Vec<String> {
    let retry = entry.retry.as_ref().map(|retry| match retry {
        Retry::Never => "never, the same request fails again".to_owned(),
        Retry::Backoff => "with growing pauses between the attempts".to_owned(),
        Retry::After(Delay::Seconds(1)) => "after 1 second".to_owned(),
        Retry::After(Delay::Seconds(seconds)) => format!("after {seconds} seconds"),
        Retry::After(Delay::Field(field)) => format!("after {field}: the header retry-after says how many seconds"),
        other => panic!("{other:?}"),
    });
    let message = Some(&entry.message).filter(|text| !text.is_empty());
    let header = |(name, value): (&str, &str)| format!("Header: {name}: {value}");
    let challenge = entry.challenge.iter().map(|value| ("www-authenticate", value.as_str()));
    let headers = challenge.chain(entry.headers.iter().map(|header| (header.name.as_str(), header.value.as_str())));
    let facts = [
        message.map(|text| format!("Text: {text}")),
        entry.long_message.as_ref().filter(|long| **long != entry.message).map(|text| format!("Long text: {text}")),
        entry.hint.as_ref().map(|text| format!("What to do: {text}")),
        retry.map(|text| format!("Retry: {text}")),
        entry.pointer.as_ref().map(|pointer| format!("Points at a member of the request: {pointer}")),
        entry.parameter.as_ref().map(|parameter| format!("Points at a query parameter: {parameter}")),
    ];
    let labels = entry.labels.iter().map(|(name, label)| format!("{name}={label}")).collect::<Vec<_>>().join(", ");
    let labels = (!labels.is_empty()).then(|| format!("Labels: {labels}"));
    let grpc = entry
        .grpc
        .unwrap_or_else(|| GrpcCode::of_status(http::StatusCode::from_u16(entry.status).expect("it is a status")));
    let grpc = Some(format!("gRPC: {grpc}"));
    let json_rpc = match (&entry.code, entry.status) {
        (Code::Number(number), _) => i32::try_from(*number).unwrap_or(-32603),
        (_, 404) => -32002,
        (_, 400..=499) => -32602,
        _ => -32603,
    };
    let json_rpc = Some(format!("JSON-RPC: {json_rpc}"));
    let docs = entry.docs.as_ref().map(|docs| format!("Documentation: {docs}"));
    facts
        .into_iter()
        .flatten()
        .chain(headers.map(header))
        .chain(labels)
        .chain(grpc)
        .chain(json_rpc)
        .chain(docs)
        .map(|fact| normal(&fact))
        .collect()
}

/// Checks that the page has exactly the structure and contents of the document.
fn check(catalog: &Catalog) {
    let document = Document::from(catalog);
    let page = export::markdown(catalog);
    assert!(page.ends_with('\n') && !page.ends_with("\n\n"), "one line feed at the end");
    let parts = read(&page);
    let targets = Targets::of(&parts);
    let has_title = !normal(&document.title).is_empty();
    if has_title {
        assert_eq!((parts[1].level, &parts[1].heading), (1, &normal(&document.title)));
    }

    let mut at = usize::from(has_title);
    let contents = &parts[at];
    let shown = document.sections.iter().filter(|section| !section.entries.is_empty() || !section.retired.is_empty());
    let shown: Vec<&Section> = shown.collect();
    assert_eq!(contents.items.len(), shown.len());
    assert_eq!(contents.links.len(), shown.len());
    for (section, (label, address)) in shown.iter().zip(&contents.links) {
        at += 1;
        let name = if normal(&section.name).is_empty() { &section.type_name } else { &section.name };
        let part = &parts[at];
        assert_eq!((part.level, &part.heading, label), (2, &normal(name), &normal(name)));
        assert_eq!(targets.get(address), [Some(at); 2], "{address} leads to {name}");
        let first = &part.paragraphs[0];
        assert!(first.starts_with(&normal(&format!("Type {}", section.type_name))), "{first}");
        assert!(first.contains(&normal(section.domain.as_deref().unwrap_or_default())), "{first}");
        let retired = part.paragraphs.get(1).map(String::as_str).unwrap_or_default();
        let wanted = section.retired.join(", ");
        assert_eq!(retired.is_empty(), section.retired.is_empty());
        assert!(retired.contains(&normal(&wanted)), "{retired}");

        assert_eq!(part.tables.len(), usize::from(!section.entries.is_empty()));
        let mut overview = part.tables.iter().flatten().skip(1);
        let mut links = part.links.iter();
        for entry in &section.entries {
            at += 1;
            let code = code_of(entry);
            let mark = if entry.deprecated.is_some() { " (deprecated)" } else { "" };
            let short = if entry.message.is_empty() { entry.text() } else { &entry.message };
            let statuses = entry.statuses.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let statuses = if statuses.is_empty() { entry.status.to_string() } else { statuses };
            let row = [format!("{code}{mark}"), statuses, short.to_owned()].map(|cell| normal(&cell));
            assert_eq!(overview.next().map(Vec::as_slice), Some(row.as_slice()));
            let (_, address) = links.next().expect("a link per row");
            assert_eq!(targets.get(address), [Some(at); 2], "{address} leads to {code}");
            check_entry(&parts[at], section, entry, &code);
        }
        assert_eq!(overview.next(), None);
    }
    assert_eq!(parts.len(), at + 1, "there are other headings");
}

fn check_entry(part: &Part, section: &Section, entry: &Entry, code: &str) {
    assert_eq!((part.level, &part.heading), (3, &normal(code)));
    let path = if entry.name == section.type_name {
        entry.name.clone()
    } else {
        format!("{}::{}", section.type_name, entry.name)
    };
    let others = entry.statuses.iter().skip(1).map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let others = if others.is_empty() { others } else { format!(" or {others}") };
    assert_eq!(part.paragraphs[0], normal(&format!("{}{others}, {path}", status_line(entry.status))));
    if let Some(note) = &entry.deprecated {
        assert_eq!(
            part.paragraphs[1],
            normal(&format!("Deprecated{} {note}", if normal(note).is_empty() { "." } else { ":" }))
        );
    }
    // A description may have lists, tables and code of its own before ours.
    let facts = facts(entry);
    assert!(part.items.ends_with(&facts), "{:?} is not the end of {:?}", facts, part.items);
    if !entry.meta.is_empty() {
        let members = entry.meta.iter().map(|member| {
            let optional = if member.optional { ", optional" } else { "" };
            let value = match &member.value {
                Some(value) => format!("always {}", value.as_str()),
                None if member.key == "*" => "its members appear here directly".to_owned(),
                None => String::new(),
            };
            [member.key.clone(), format!("{}{optional}", member.data_type), value].map(|cell| normal(&cell)).to_vec()
        });
        let table = part.tables.last().expect("a table of meta");
        assert_eq!(table[1..], members.collect::<Vec<_>>());
    }
    let mut sample = format!("HTTP/1.1 {}\n", status_line(entry.status));
    for header in &entry.sample.headers {
        sample.extend([&header.name, ": ", &header.value, "\n"]);
    }
    assert_eq!(part.codes.last(), Some(&format!("{sample}\n{}\n", entry.sample.body.pretty())));
}

#[test]
fn everything_is_on_the_page() {
    check(&EVERYTHING);
}

#[test]
fn the_four_catalogs_are_on_their_pages() {
    for published in &PUBLISHED {
        check(published.catalog);
    }
}

#[test]
fn a_document_that_was_read_has_the_same_page() {
    let document: Document = serde_json::from_str(&export::json(&EVERYTHING)).expect("an export reads back");
    assert_eq!(export::markdown(document), export::markdown(&EVERYTHING));
}

#[test]
fn everything_is_the_golden_file() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/export.md");
    let page = export::markdown(&EVERYTHING);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &page).expect("the folder of golden files is there");
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    assert!(golden == page, "{} is not what is exported; UPDATE_GOLDEN=1 rewrites it", path.display());
}

/// If Clerk's errors share a code, the first has it as its anchor, and the others have a number.
#[test]
fn shared_codes_have_anchors_of_their_own() {
    let clerk = PUBLISHED.iter().find(|published| published.name == "clerk").expect("it is one of the four").catalog;
    let page = export::markdown(clerk);
    let parts = read(&page);
    let shared = parts.iter().filter(|part| part.heading == "resource_not_found");
    let ids: Vec<_> = shared.map(|part| part.ids.clone()).collect();
    assert_eq!(ids.len(), clerk.get("resource_not_found").count());
    let wanted = ["resource_not_found", "resource_not_found-2", "resource_not_found-3"];
    assert_eq!(ids[..3], wanted.map(|id| vec![id.to_owned()]));
}

/// The texts of a row.
#[derive(Clone, Debug)]
struct Texts {
    code: String,
    message: String,
    long: String,
    hint: String,
    meta: Vec<(String, Option<String>)>,
    challenge: String,
    header: String,
    docs: String,
    description: String,
    deprecated: Option<String>,
}

/// A text as it is in a row.
fn escaped(text: &str) -> &'static str {
    let json = serde_json::to_string(text).expect("a string is JSON");
    json[1..json.len() - 1].to_owned().leak()
}

fn leak(text: &str) -> &'static str {
    text.to_owned().leak()
}

/// A text as it is in a row with places.
fn marked(text: &str) -> String {
    escaped(text).replace('<', "<<")
}

/// A call that states one text of a row.
type Stating = fn(rows::Row, &'static str) -> rows::Row;

/// A catalog that the derive would reject in many cases. All texts have a placeholder.
fn catalog(title: &str, heading: &str, domain: &str, retired: &[String], texts: &[Texts]) -> Catalog {
    let row = |texts: &Texts| {
        let with_place = |text: &str| match text {
            "" => String::new(),
            text => format!("{}<0>", marked(text)),
        };
        let member = |(key, value): &(String, Option<String>)| match value {
            Some(value) => format!("\"{}\":\"{}\"", key, marked(value)),
            None => format!("\"{key}\":<0>"),
        };
        let meta = texts.meta.iter().map(member).collect::<Vec<_>>().join(",");
        let row = rows::Row::new("Variant", 422, leak(&texts.code), with_place(&texts.message).leak())
            .places("id", 0, 0, 0)
            .types("string?")
            .pointer("<0>")
            .retry_after_place(0)
            .headers(format!("x-header: {}", texts.header).leak());
        let row = texts.deprecated.as_deref().map_or(row, |note| row.deprecated(leak(note)));
        let stated: [(String, Stating); 6] = [
            (with_place(&texts.long), rows::Row::long),
            (marked(&texts.hint), rows::Row::hint),
            (meta, rows::Row::meta),
            (texts.challenge.clone(), rows::Row::challenge),
            (texts.docs.clone(), rows::Row::docs),
            (texts.description.clone(), rows::Row::description),
        ];
        let stated = stated.into_iter().filter(|(text, _)| !text.is_empty());
        let row = stated.fold(row, |row, (text, state)| state(row, text.leak()));
        rows::entries([row])
    };
    let entries = texts.iter().flat_map(row).collect::<Vec<_>>().leak();
    let section = rows::SectionRow::new(leak(heading), "Type", entries);
    let section = if domain.is_empty() { section } else { section.domain(leak(domain)) };
    let section = section.retired(retired.iter().map(|code| leak(code)).collect::<Vec<_>>().leak());
    let sections: &'static [&'static rows::Section] = vec![&*Box::leak(Box::new(section.section()))].leak();
    rows::catalog(leak(title), sections, error_catalog::AnyEnvelope::of::<Flat>(), None)
}

/// Texts that are special somewhere in Markdown or HTML.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</a>",
    "<!-- ",
    "-->",
    "<![CDATA[",
    "<?",
    "<div>\n\n",
    "&lt;",
    "&#0;",
    "&",
    "&amp",
    "`",
    "``",
    "```\n",
    "~~~",
    "\n```",
    "\\",
    "\\|",
    "|",
    " | --- |",
    "*",
    "**a**",
    "_",
    "__b__",
    "a_b",
    "[",
    "]",
    "](",
    "[a](b)",
    "![",
    "!",
    "[a]: b\n",
    "# h",
    "#",
    "## ",
    "\n# h\n",
    "\n===\n",
    "\n---\n",
    "> ",
    "- ",
    "+ ",
    "* ",
    "1. ",
    "12) ",
    "   ",
    "    code",
    "\t",
    "\r\n",
    "\n\n",
    "  \n",
    "\\\n",
    "\0",
    "\u{1b}[31m",
    "\u{202e}rtl",
    "שלום",
    "é",
    "😀",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}",
    "\u{85}",
    "<id>",
    "<user_id>",
    "{{ x }}",
    "{",
    "export const a = ",
    "import",
    "{% x %}",
    "$x$",
    "~x~",
    "www.a.b",
    "https://a.b/<c>",
    "a@b.c",
    ":smile:",
    "==",
    "^a^",
    "%",
    "\"",
    "'",
    "://",
    ":--",
    "word",
    " ",
    "0",
    "9.",
];

/// Lines that begin blocks or continue those above them. None is empty.
const LINES: &[&str] = &[
    "",
    "",
    "text",
    "- one",
    "  - two",
    "* three",
    "    four",
    "1. five",
    "   2. six",
    "7) seven",
    "> eight",
    "> - nine",
    "> > ten",
    "  > eleven",
    "- > twelve",
    "```\nthirteen\n```",
    "  ```\n  fourteen\n  ```",
    "## fifteen",
    "  more",
    "| sixteen | b |\n| --- | --- |\n| c | d |",
    "___",
    "- # seventeen",
    "- - eighteen",
    "+ 1. nineteen",
    "      twenty",
];

/// A key of `meta`, which the derive keeps free of what JSON escapes and of `<`.
fn key() -> impl Strategy<Value = String> {
    text().prop_map(|text| text.replace(|char: char| matches!(char, '"' | '\\' | '<') || char.is_control(), "?"))
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(HOSTILE).prop_map(str::to_owned);
    prop_oneof![
        3 => prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
        1 => "[ -~\\n]{0,24}",
    ]
}

prop_compose! {
    fn texts()(
        (code, message, long, hint) in (text(), text(), text(), text()),
        meta in prop::collection::vec((key(), prop::option::of(text())), 0..3),
        (challenge, header, docs, description) in ("[ -~]{0,12}", "[ -~]{0,12}", text(), text()),
        deprecated in prop::option::of(text()),
    ) -> Texts {
        Texts { code, message, long, hint, meta, challenge, header, docs, description, deprecated }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_texts_are_on_the_page(
        (title, heading, domain) in (text(), text(), text()),
        retired in prop::collection::vec(text(), 0..3),
        texts in prop::collection::vec(texts(), 1..3),
    ) {
        // The row's type guarantees that these are not empty, if present.
        let retired: Vec<_> = retired.into_iter().filter(|code| !normal(code).is_empty()).collect();
        check(&catalog(&title, &heading, &domain, &retired, &texts));
    }

    #[test]
    fn descriptions_keep_their_blocks(lines in prop::collection::vec(prop::sample::select(LINES), 0..8)) {
        let blocks = |markdown: &str| {
            let mut blocks = Vec::new();
            for event in events(markdown) {
                match event {
                    Event::Start(Tag::BlockQuote(_)) => blocks.push("quote".to_owned()),
                    Event::Start(Tag::List(number)) => blocks.push(format!("list {number:?}")),
                    Event::Start(Tag::Item) => blocks.push("item".to_owned()),
                    Event::Start(Tag::CodeBlock(_)) => blocks.push("code".to_owned()),
                    Event::Start(Tag::TableRow | Tag::TableHead) => blocks.push("row".to_owned()),
                    Event::Start(Tag::TableCell) => blocks.push("cell".to_owned()),
                    Event::Rule => blocks.push("rule".to_owned()),
                    Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::Table) => {
                        blocks.push("end".to_owned());
                    }
                    Event::Text(text) => blocks.extend(text.split_whitespace().map(str::to_owned)),
                    _ => {}
                }
            }
            blocks
        };
        let description = lines.join("\n");
        let description = description.trim_end();
        prop_assert_eq!(blocks(&described(description)), blocks(description));
    }

    #[test]
    fn descriptions_keep_their_words(description in text()) {
        let words = |markdown: &str| {
            let mut words = String::new();
            let mut html = String::new();
            let mut is_code = false;
            for event in events(markdown) {
                match event {
                    Event::Start(Tag::CodeBlock(_)) => is_code = true,
                    Event::End(TagEnd::CodeBlock) => is_code = false,
                    // rustdoc hides some of the lines that begin so.
                    Event::Text(code) if is_code => {
                        words.extend(code.lines().filter(|line| !line.trim_start().starts_with('#')));
                    }
                    Event::Html(line) => html.push_str(&line),
                    Event::End(TagEnd::HtmlBlock) => {
                        let block = std::mem::take(&mut html);
                        let is_comment = block.trim().starts_with("<!--") && block.trim().ends_with("-->");
                        words.extend(block.chars().filter(|_| !is_comment));
                    }
                    Event::InlineHtml(html) if html.starts_with("<!--") => {}
                    Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => words.push_str(&text),
                    _ => {}
                }
            }
            words.retain(char::is_alphanumeric);
            words
        };
        prop_assert_eq!(words(&described(&description)), words(&description));
    }
}

/// Texts without special characters, with this description.
fn plain(description: &str) -> Texts {
    let nothing = String::new;
    Texts {
        code: "code".to_owned(),
        message: "message".to_owned(),
        long: nothing(),
        hint: nothing(),
        meta: Vec::new(),
        challenge: nothing(),
        header: nothing(),
        docs: nothing(),
        description: description.to_owned(),
        deprecated: None,
    }
}

/// The description as it is on the page.
fn described(description: &str) -> String {
    let page = export::markdown(&catalog("Title", "Heading", "", &[], &[plain(description)]));
    let (_, below) = page.split_once("`Type::Variant`\n\n").expect("the first paragraph of the entry");
    let end = below.rfind("- **Text**: message").or_else(|| below.rfind("* **Text**: message")).expect("the facts");
    below[..end].trim_end().to_owned()
}

#[test]
fn descriptions_are_written_anew() {
    for (description, expected) in [
        ("Plain text,\non two lines.", "Plain text, on two lines."),
        ("*a* _b_ **c** __d__ `e` ~~f~~", "*a* _b_ **c** __d__ `e` ~~f~~"),
        ("# Errors\n\nNone.\n\nMore\n====", "**Errors**\n\nNone.\n\n**More**"),
        ("# **All** of it", "**All** of it"),
        ("* one\n* two\n  1. three\n  2. four", "- one\n- two\n  1. three\n  2. four"),
        ("- one\n\n- two\n\n  more", "- one\n\n- two\n\n  more"),
        ("- one\n\n<!-- -->\n\n- two", "- one\n\n* two"),
        ("> said\n> > twice", "> said\n>\n> > twice"),
        ("| a | b |\n|---|---|\n| `x\\|y` | *z* |", "| a | b |\n| --- | --- |\n| `x\\|y` | *z* |"),
        (
            "See [the guide](https://a.b/c?d=e&f) or [it].\n\n[it]: https://a.b",
            "See [the guide](https://a.b/c?d=e&amp;f) or [it](https://a.b).",
        ),
        ("See [`User`], [User](crate::User), [a](javascript:b).", "See `User`, User, a."),
        ("![picture](https://a.b/c.png)", "picture"),
        ("Text <b>bold</b> <user_id>.<!-- no -->", "Text \\<b>bold\\</b> \\<user_id>."),
        ("<div>\n<b>text", "\\<div> \\<b>text"),
        ("<!-- not\n\nseen -->\n\nseen", "seen"),
        ("```rust,ignore\nlet a = \"```\";", "````rust\nlet a = \"```\";\n````"),
        ("~~~\n```\n~~~", "````\n```\n````"),
        ("```ignore\n# use a;\nb();\n```", "```rust\nb();\n```"),
        ("a {{ b }} {{{{ c", "a \\{`{` b \\}\\} \\{`{`\\{`{` c"),
        ("export {a}\n\nimported import", "&#x65;xport \\{a\\}\n\nimported import"),
        ("<https://a.b/_c_>", "[https\\://a.b/\\_c\\_](https://a.b/_c_)"),
        ("    indented", "```\nindented\n```"),
        ("a\\\nb  \nc", "a\\\nb\\\nc"),
        ("a\n\n---\n\nb", "a\n\n___\n\nb"),
        ("1986\\. A year.\n\n\\# no heading", "1986\\. A year.\n\n\\# no heading"),
        ("- [ ] task [^1]", "- \\[ \\] task ^1"),
    ] {
        assert_eq!(described(description), expected, "{description}");
    }
}
