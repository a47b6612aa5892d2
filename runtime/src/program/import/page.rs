//! Pages: Markdown and text. Entries are rows of tables, headings with a body below, lists, and lines.

use super::blocks::{Block, Kind, Line, blocks};
use super::body::Bodies;
use super::columns::{Advice, Columns, Role, is_error, member_role, retry, status};
use super::lines;
use super::problems::Problems;
use super::source::{Code, Entry, Place, Retry, Source};
use super::table::{Origin, Tables, implied};
use super::text::Text;
use super::tree;

/// Reads a page.
pub(super) fn read(
    text: &str,
    section: &str,
    file: usize,
    columns: &Columns,
    source: &mut Source,
    problems: &mut Problems,
) {
    let mut page = Page {
        file,
        tables: Tables::new(file, columns, source, problems),
        bodies: Bodies::default(),
        title: None,
        fallback: section.to_owned(),
        headings: Vec::new(),
        pending: None,
    };
    let mut group = Vec::new();
    for block in blocks(text) {
        if matches!(block.kind, Kind::Heading { .. }) {
            page.group(&group);
            group.clear();
        }
        group.push(block);
    }
    page.group(&group);
    page.tables.late();
    if let (None, Some(title)) = (&page.tables.source.title, page.title) {
        page.tables.source.title = Some(title);
    }
}

/// The number of characters of a heading that are kept.
const LONGEST: usize = 200;

struct Page<'p> {
    file: usize,
    tables: Tables<'p>,
    bodies: Bodies,
    title: Option<String>,
    /// The section of a page without headings.
    fallback: String,
    /// The headings that are open, each with its level.
    headings: Vec<(usize, String)>,
    pending: Option<Pending>,
}

/// An entry that has begun, with a heading or a line.
#[derive(Default)]
struct Pending {
    entry: Entry,
    /// Whether something said that it is an error.
    is_sure: bool,
    description: Vec<String>,
}

impl Page<'_> {
    fn place(&self, line: usize) -> Place {
        Place { file: self.file, line }
    }

    /// The heading that the next entries stand under.
    fn section(&self) -> String {
        let heading = self.headings.last().map(|(_, heading)| heading.clone());
        heading.or_else(|| self.title.clone()).unwrap_or_else(|| self.fallback.clone())
    }

    /// The status in a heading, as in `## 404 Not Found`.
    fn status_of_headings(&self) -> Option<u16> {
        self.headings.iter().rev().find_map(|(_, heading)| status(heading))
    }

    /// Reads a heading and what stands below it, up to the next one.
    fn group(&mut self, group: &[Block]) {
        let names = group.iter().flat_map(lines_of).any(|line| name_in(line).is_some());
        let is_name = |block: &&Block| lines_of(block).iter().any(|line| name_in(line).is_some());
        // What stands above the first name belongs to the heading.
        let own = || group.iter().take_while(|block| !is_name(block));
        let bodies = own().filter(|block| body_of(block).is_some()).count();
        let says_status = own().flat_map(lines_of).any(|line| status_in(line).is_some());
        let has_entries = group
            .iter()
            .any(|block| body_of(block).is_some() || lines_of(block).iter().any(|line| status_in(line).is_some()));
        for block in group {
            match &block.kind {
                Kind::Heading { level, text } => {
                    let heading = heading_of(text);
                    let is_code = lines::looks_like_code(heading.split(' ').next().unwrap_or_default());
                    let is_entry = bodies == 1 || !names && bodies == 0 && says_status && is_code;
                    self.headings.retain(|(open, _)| open < level);
                    if is_entry {
                        self.begin(&heading, block.line);
                    } else if *level == 1 && self.title.is_none() {
                        self.title = Some(heading);
                    } else {
                        self.headings.push((*level, heading));
                    }
                }
                Kind::Lines { lines, is_item } => self.lines(lines, *is_item, names && has_entries),
                Kind::Code { info, text } => self.code(block, info, text),
                Kind::Table { headings, rows } => self.table(block.line, headings, rows),
                Kind::Front { text } => {
                    let title = text.lines().find_map(|line| line.strip_prefix("title:"));
                    self.title = title.map(|title| title.trim().trim_matches(['"', '\'']).to_owned());
                }
                Kind::HtmlTable => {
                    self.tables
                        .problems
                        .gap(self.place(block.line), "a table in HTML is not read: write it in Markdown");
                }
            }
        }
        self.end();
    }

    fn begin(&mut self, heading: &str, line: usize) {
        self.end();
        let mut pending = Pending::default();
        pending.entry.place = self.place(line);
        pending.entry.status = status(heading).or_else(|| heading.rsplit_once('(').and_then(|(_, end)| status(end)));
        let name = heading.split('(').next().unwrap_or_default();
        let name = if pending.entry.status.is_some() {
            name.trim_start_matches(|char: char| char.is_ascii_digit() || " -—–:".contains(char))
        } else {
            name
        };
        pending.entry.name = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
        self.pending = Some(pending);
    }

    /// Adds the entry that has begun, if it is one.
    fn end(&mut self) {
        let Some(Pending { mut entry, is_sure, description }) = self.pending.take() else { return };
        if !is_sure {
            return;
        }
        set_description(&mut entry, &description);
        if entry.code.is_none() {
            let name = entry.name.clone().unwrap_or_default();
            if lines::looks_like_code(&name) {
                entry.code = Some(Code::of_text(&name));
                entry.name = None;
            }
        }
        self.add(entry);
    }

    fn add(&mut self, mut entry: Entry) {
        if entry.status.is_none() && implied(entry.code.as_ref()).is_none() {
            entry.status = self.status_of_headings();
        }
        let section = self.section();
        self.tables.add(&section, entry, Origin::Elsewhere);
    }

    /// Reads the lines of a paragraph or a list item.
    fn lines(&mut self, lines: &[Line], is_item: bool, has_names: bool) {
        let mut described = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            if has_names && let Some(name) = name_in(line) {
                self.end();
                self.begin(name, line.line);
                continue;
            }
            // A heading that lost its mark stands directly above the name of its first entry.
            let is_above_name = has_names && lines.get(index + 1).is_some_and(|next| name_in(next).is_some());
            if is_above_name && line.codes.is_empty() && line.text.split_whitespace().count() <= 5 {
                self.end();
                let level = self.headings.last().map_or(2, |(level, _)| *level);
                self.headings.retain(|(open, _)| *open < level);
                self.headings.push((level, line.bare()));
                continue;
            }
            if let (Some(pending), Some(status)) = (&mut self.pending, status_in(line)) {
                pending.entry.status = Some(status);
                pending.is_sure = true;
                if let Some((_, path)) = line.text.split_once("`, ").or_else(|| line.text.split_once(", `"))
                    && let Some((_, variant)) = path.trim_end_matches('`').rsplit_once("::")
                {
                    pending.entry.name = Some(variant.to_owned());
                    pending.entry.code = pending.entry.code.take().or_else(|| Some(Code::Text(String::new())));
                }
                continue;
            }
            if self.labelled(line) {
                continue;
            }
            let found = lines::errors_in(&line.text);
            if self.found(&found, line, is_item) {
                continue;
            }
            described.push(if is_item && described.is_empty() {
                format!("- {}", line.source)
            } else {
                line.source.clone()
            });
        }
        if let Some(pending) = self.pending.as_mut().filter(|_| !described.is_empty()) {
            // Items of one list stand below each other.
            let is_list = is_item && pending.description.last().is_some_and(|last| last.starts_with("- "));
            if !pending.description.is_empty() && !is_list {
                pending.description.push(String::new());
            }
            pending.description.extend(described);
        }
    }

    /// Reads `Label: value`, as in `Status: 404`.
    fn labelled(&mut self, line: &Line) -> bool {
        let Some((label, value)) = line.text.split_once(':') else { return false };
        let label = label.trim_matches(['*', '_', ' ', '`']);
        if label.split_whitespace().count() > 4 || value.starts_with("//") {
            return false;
        }
        let Some(role) = member_role(label).filter(|_| value.starts_with([' ', '`', '*'])) else { return false };
        let value = value.trim().trim_matches('*').trim();
        let bare = value.trim_matches('`');
        if role == Role::Code && self.pending.as_ref().is_none_or(|pending| pending.entry.code.is_some()) {
            if !lines::looks_like_code(bare) {
                return false;
            }
            self.end();
            self.pending = Some(Pending {
                entry: Entry { place: self.place(line.line), ..Entry::default() },
                ..Pending::default()
            });
        }
        let place = self.place(line.line);
        let Some(pending) = &mut self.pending else { return false };
        let text = || Some(Text::of_page(value));
        let entry = &mut pending.entry;
        match role {
            Role::Code => {
                entry.code = Some(Code::of_text(bare));
                pending.is_sure = true;
            }
            Role::Status => {
                entry.status = status(bare);
                pending.is_sure = true;
                if entry.status.is_none() {
                    self.tables.problems.gap(place, format!("`{bare}` is not an error status"));
                }
            }
            Role::Message => entry.message = text(),
            Role::Long => entry.long = text(),
            Role::Hint => entry.hint = text(),
            Role::Name => entry.name = Some(bare.to_owned()),
            Role::Description => pending.description.push(value.to_owned()),
            Role::Docs => {
                let url = value.trim_matches(['<', '>']);
                entry.docs = super::body::is_url(url).then(|| url.to_owned());
            }
            Role::Retry | Role::RetryAfter => match retry(value) {
                (Advice::Retry(advice), more) => {
                    entry.retry = Some(advice);
                    let more = more.filter(|_| entry.hint.is_none());
                    entry.hint = entry.hint.take().or_else(|| more.map(|more| Text::of_page(&more)));
                }
                (Advice::Silent, _) => {}
                (Advice::Unknown, _) => {
                    self.tables.problems.gap(place, format!("`{value}` is not understood as retry advice"));
                }
            },
            Role::Section | Role::Meta | Role::Deprecated => return false,
        }
        true
    }

    /// Adds the errors of a line, if they are credible.
    fn found(&mut self, found: &[lines::Found<'_>], line: &Line, is_item: bool) -> bool {
        let says_error = |heading: &str| {
            let heading = heading.to_lowercase();
            heading.contains("error") || heading.contains("code")
        };
        let headings = self.headings.iter().map(|(_, heading)| heading).chain(&self.title);
        let is_about_errors = headings.clone().any(|heading| says_error(heading));
        let from_heading = self.status_of_headings();
        let is_credible = |found: &lines::Found<'_>| {
            let code = Code::of_text(found.code);
            let is_numbered = matches!(code, Code::Number(_));
            let has_marks = !found.code.chars().all(char::is_alphanumeric);
            found.status.is_some()
                || from_heading.is_some()
                || implied(Some(&code)).is_some()
                || is_about_errors && (has_marks || is_numbered)
                || is_numbered && found.name.is_some()
        };
        // Inside an entry, a list describes its members.
        if found.is_empty()
            || !found.iter().all(is_credible)
            || is_item && self.pending.as_ref().is_some_and(|pending| pending.is_sure)
        {
            return false;
        }
        self.end();
        for found in found {
            let text = Some(found.text).filter(|text| !text.is_empty()).map(Text::of_page);
            // Several words before the colon are the short text, one word is the name.
            let is_title = found.name.is_some_and(|name| name.contains(' '));
            let short = found.name.filter(|_| is_title).map(Text::of_page);
            let (message, long) = if short.is_some() { (short, text) } else { (text, None) };
            let entry = Entry {
                place: self.place(line.line),
                name: found.name.map(str::to_owned),
                code: Some(Code::of_text(found.code)),
                status: found.status,
                message,
                long,
                ..Entry::default()
            };
            self.add(entry);
        }
        true
    }

    fn table(&mut self, line: usize, headings: &[Line], rows: &[Vec<Line>]) {
        let status = self.status_of_headings();
        let section = self.section();
        // Below the heading of one error, other tables are about its members.
        let is_inside = self.pending.is_some();
        self.tables.table(line, headings.to_vec(), rows.to_vec(), &section, status, is_inside);
    }

    fn code(&mut self, block: &Block, info: &str, text: &str) {
        let place = self.place(block.line);
        let Some(body) = body_of(block) else {
            if info.is_empty() || info.starts_with("text") {
                for (index, written) in text.lines().enumerate() {
                    let line = Line { line: block.line + index, text: written.to_owned(), ..Line::default() };
                    let found = lines::errors_in(written);
                    self.found(&found, &line, false);
                }
            }
            return;
        };
        let head = text.get(..text.len() - body.len()).unwrap_or_default();
        let first = block.line + head.matches('\n').count();
        let parsed = if body.is_empty() { None } else { Some(tree::json(body, first)) };
        let read = match parsed {
            Some(Ok((root, ..))) => self.bodies.read(&root, place, self.tables.problems),
            Some(Err(fault)) => {
                let line = self.place(fault.line);
                self.tables.problems.gap(line, format!("the body is not JSON: {}", fault.text));
                return;
            }
            None => None,
        };
        let is_named = self.pending.as_ref().is_some_and(|pending| pending.is_sure);
        let has_code = read.as_ref().is_some_and(|entry| entry.code.is_some());
        if !has_code && !is_named {
            if read.is_some() {
                self.tables.problems.gap(place, "a body without a code is left out");
            }
            return;
        }
        let mut pending = self.pending.take().unwrap_or_default();
        let mut entry = read.unwrap_or_default();
        entry.place = if pending.entry.place.line > 0 { pending.entry.place } else { place };
        http_head(head, &mut entry);
        if entry.status.is_none() {
            entry.status = status_in_info(info);
        }
        // What stands above the body comes first.
        let above = pending.entry;
        entry.status = above.status.or(entry.status);
        entry.name = above.name.or(entry.name);
        entry.message = entry.message.or(above.message);
        entry.long = entry.long.or(above.long);
        entry.hint = entry.hint.or(above.hint);
        entry.docs = entry.docs.or(above.docs);
        entry.retry = above.retry.or(entry.retry);
        entry.code = entry.code.or(above.code);
        if entry.code.is_none() {
            match entry.name.as_deref().filter(|name| lines::looks_like_code(name)) {
                Some(name) => entry.code = Some(Code::of_text(name)),
                None => self.tables.problems.gap(place, "the body has no code: it becomes the empty one"),
            }
        }
        pending.description.retain(|line| *line != "Response" && *line != "Example");
        set_description(&mut entry, &pending.description);
        self.add(entry);
    }
}

fn lines_of(block: &Block) -> &[Line] {
    match &block.kind {
        Kind::Lines { lines, .. } => lines,
        _ => &[],
    }
}

/// The name of an entry that begins with this line: a line that is nothing but code.
fn name_in(line: &Line) -> Option<&str> {
    line.only_code()
        .filter(|code| code.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | ':' | '.' | '-')))
}

/// A heading without its formatting.
fn heading_of(line: &Line) -> String {
    let text = line.bare();
    // `{#anchor}` is for the program that makes the page.
    text.split(" {#").next().unwrap_or_default().chars().take(LONGEST).collect::<String>().trim().to_owned()
}

/// The status in a line that says nothing else.
fn status_in(line: &Line) -> Option<u16> {
    let text = line.text.trim().trim_matches('*');
    let text = text.strip_prefix("filename:").unwrap_or(text).trim();
    let lower = text.to_lowercase();
    let starts = ["status", "http", "code:"].iter().any(|word| lower.starts_with(word));
    let is_phrase = text.split_once(' ').is_some_and(|(digits, phrase)| {
        let phrase = phrase.split(',').next().unwrap_or_default();
        let known = digits.parse().ok().and_then(|status| http::StatusCode::from_u16(status).ok());
        known
            .and_then(|status| status.canonical_reason())
            .is_some_and(|reason| reason.eq_ignore_ascii_case(phrase.trim_matches(['*', ' '])))
    });
    if is_phrase || starts && text.len() < 60 { status(text) } else { None }
}

/// The status in the words after the fence of a block.
fn status_in_info(info: &str) -> Option<u16> {
    let at = info.to_lowercase().find("status")?;
    let digits = info.get(at..)?.split(|char: char| !char.is_ascii_digit()).find(|digits| digits.len() == 3)?;
    digits.parse().ok().filter(is_error)
}

/// The body in a block of code, after the head of an HTTP response if there is one.
fn body_of(block: &Block) -> Option<&str> {
    let Kind::Code { text, .. } = &block.kind else { return None };
    let start = text.trim_start();
    if start.starts_with('{') {
        return Some(start);
    }
    let is_response = start.trim_start_matches(['<', ' ']).starts_with("HTTP/");
    is_response.then(|| start.find("\n{").and_then(|at| start.get(at + 1..)).unwrap_or_default())
}

/// Reads the status line and the headers of a response.
fn http_head(head: &str, entry: &mut Entry) {
    for line in head.lines().map(|line| line.trim_start_matches(['<', ' '])) {
        if line.starts_with("HTTP/") {
            entry.status =
                line.split(' ').nth(1).and_then(|status| status.parse().ok()).filter(is_error).or(entry.status);
        }
        let Some((name, value)) = line.split_once(':') else { continue };
        match (name.to_ascii_lowercase().as_str(), value.trim()) {
            ("retry-after", value) => {
                if let Ok(seconds) = value.parse() {
                    entry.retry = Some(Retry::After(seconds));
                }
            }
            ("www-authenticate", value) => entry.challenge = Some(Text::of_page(value)),
            _ => {}
        }
    }
}

fn set_description(entry: &mut Entry, lines: &[String]) {
    let text = lines.join("\n");
    if entry.description.is_none() && !text.trim().is_empty() {
        entry.description = Some(text.trim().to_owned());
    }
}
