//! Lists of errors: CSV and TSV, and JSON.

use std::collections::HashMap;

use super::blocks::Line;
use super::body;
use super::columns::{Advice, Columns, Role, member_role, retry};
use super::problems::Problems;
use super::source::{Code, Entry, Place, Retry, Source};
use super::table::Tables;
use super::text::Text;
use super::tree::{Node, Value};

/// The separator of a list of columns, if the text begins with known headings.
pub(super) fn separator(text: &str, columns: &Columns) -> Option<u8> {
    let first = text.lines().find(|line| !line.trim().is_empty())?;
    if first.trim_start().starts_with(['|', '#', '{', '[']) {
        return None;
    }
    [b'\t', b',', b';', b'|'].into_iter().find(|separator| {
        let headings: Vec<_> =
            first.split(char::from(*separator)).map(|cell| cell.trim().trim_matches('"').to_owned()).collect();
        headings.len() > 1 && columns.know(&headings)
    })
}

/// Reads lines of columns, below a line of headings.
pub(super) fn read_columns(
    text: &str,
    separator: u8,
    section: &str,
    file: usize,
    columns: &Columns,
    source: &mut Source,
    problems: &mut Problems,
) {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                problems.gap(Place { file, line: usize::try_from(line).unwrap_or(0) }, "the line cannot be read");
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        let line = usize::try_from(line).unwrap_or(0);
        let cells = record.iter().map(str::trim);
        let cells = cells.map(|cell| Line { line, text: cell.to_owned(), source: cell.to_owned(), codes: Vec::new() });
        rows.push(cells.collect::<Vec<_>>());
    }
    let mut rows = rows.into_iter();
    let headings = rows.next().unwrap_or_default();
    let rows: Vec<_> = rows.collect();
    for row in rows.iter().filter(|row| row.len() != headings.len()) {
        let place = Place { file, line: row.first().map_or(0, |cell| cell.line) };
        let text = format!("the line has {} columns, and there are {} headings", row.len(), headings.len());
        if row.len() > headings.len() {
            problems.gap(place, text);
        } else {
            problems.defect(place, text);
        }
    }
    let mut tables = Tables::new(file, columns, source, problems);
    tables.table(1, headings, rows, section, None, false);
    tables.late();
}

/// Reads JSON that lists errors: objects in a list, or by their codes.
pub(super) fn read_json(
    root: &Node,
    section: &str,
    file: usize,
    columns: &Columns,
    source: &mut Source,
    problems: &mut Problems,
) {
    let mut reader = Reader { file, columns, source, problems, roles: HashMap::new() };
    reader.source.title =
        reader.source.title.take().or_else(|| root.get("title").and_then(Node::text).map(str::to_owned));
    reader.any(root, section, 0);
}

struct Reader<'p> {
    file: usize,
    columns: &'p Columns,
    source: &'p mut Source,
    problems: &'p mut Problems,
    /// The roles of the names of members that were seen.
    roles: HashMap<String, Option<Role>>,
}

impl Reader<'_> {
    fn role(&mut self, name: &str) -> Option<Role> {
        if let Some(role) = self.roles.get(name) {
            return *role;
        }
        let named = self.columns.roles(&[name.to_owned()]).into_iter().next().flatten();
        let role = named.or_else(|| member_role(name));
        self.roles.insert(name.to_owned(), role);
        role
    }

    fn has_role(&mut self, node: &Node, wanted: &[Role]) -> bool {
        node.members().iter().any(|(name, _)| self.role(name).is_some_and(|role| wanted.contains(&role)))
    }

    /// Reads a list, an object of errors by code, or an object of sections.
    fn any(&mut self, node: &Node, section: &str, depth: usize) {
        let place = Place { file: self.file, line: node.line };
        match &node.value {
            Value::List(items) => items.iter().for_each(|item| self.item(item, None, section)),
            Value::Object(members) => {
                // `{"NOT_FOUND": 1001}`, and not `{"version": 2}` beside the errors.
                let are_numbers = members.iter().all(|(_, value)| matches!(value.value, Value::Number(_)));
                for (name, value) in members {
                    let is_error =
                        |reader: &mut Self| reader.has_role(value, &[Role::Status, Role::Message, Role::Description]);
                    match &value.value {
                        // What stands beside a list of errors describes it.
                        Value::Text(_) if depth == 0 && self.role(name).is_some() => {}
                        Value::Text(_) => self.item(value, Some(name), section),
                        Value::Object(_) if is_error(self) => self.item(value, Some(name), section),
                        Value::List(_) | Value::Object(_) if depth < 4 => {
                            let is_wrapper = matches!(
                                name.as_str(),
                                "errors" | "codes" | "error_codes" | "errorCodes" | "data" | "items"
                            );
                            let inner = if is_wrapper { section } else { name };
                            self.any(value, inner, depth + 1);
                        }
                        Value::Number(_) if are_numbers => self.item(value, Some(name), section),
                        _ if depth == 0 => {}
                        _ => self.problems.gap(Place { line: value.line, ..place }, format!("`{name}` is left out")),
                    }
                }
            }
            _ => self.problems.gap(place, "this is not a list of errors"),
        }
    }

    fn item(&mut self, node: &Node, key: Option<&str>, section: &str) {
        let place = Place { file: self.file, line: node.line };
        let mut entry = Entry { place, code: key.map(Code::of_text), ..Entry::default() };
        let mut own_section = None;
        match &node.value {
            // A name and its number, or a code and its text.
            Value::Number(digits) if key.is_some() => {
                entry.name = key.map(str::to_owned);
                entry.code = Some(Code::of_text(digits));
            }
            Value::Text(text) if key.is_some() => entry.message = Some(Text::of_page(text)),
            Value::Text(code) => entry.code = Some(Code::Text(code.clone())),
            Value::Object(members) => {
                // The likeliest name of each part counts.
                for (name, value) in members {
                    self.part(name, value, &mut entry, &mut own_section);
                }
            }
            _ => {
                self.problems.gap(place, "an item is not an error");
                return;
            }
        }
        if entry.code.is_none() {
            self.problems.gap(place, "an error without a code is left out");
            return;
        }
        if entry.message.is_none() && entry.long.is_none() {
            entry.message = entry.description.as_deref().map(Text::of_page);
        }
        self.source.add(own_section.as_deref().unwrap_or(section), entry);
    }

    fn part(&mut self, name: &str, value: &Node, entry: &mut Entry, section: &mut Option<String>) {
        let place = Place { file: self.file, line: value.line };
        let Some(role) = self.role(name) else {
            self.problems
                .gap(place, format!("the member `{name}` is left out: name what it is with `--column …={name}`"));
            return;
        };
        if role == Role::Meta {
            body::members(value, entry, self.problems);
            return;
        }
        let Some(text) = value.scalar().filter(|text| !text.is_empty()) else {
            if role == Role::Message && value.text().is_some() {
                entry.message = Some(Text::default());
            }
            return;
        };
        match role {
            Role::Code => {
                let code = if value.text().is_some() { Code::Text(text) } else { Code::of_text(&text) };
                entry.code = entry.code.take().or(Some(code));
            }
            Role::Status => {
                entry.status = super::columns::status(&text);
                if entry.status.is_none() {
                    self.problems.gap(place, format!("`{text}` is not an error status"));
                }
            }
            Role::Message => entry.message = Some(Text::of_page(&text)),
            Role::Long => entry.long = Some(Text::of_page(&text)),
            Role::Description => entry.description = Some(text),
            Role::Hint => entry.hint = Some(Text::of_page(&text)),
            Role::RetryAfter => entry.retry = text.parse().ok().map(Retry::After),
            Role::Retry => match retry(&text).0 {
                Advice::Retry(advice) => entry.retry = entry.retry.take().or(Some(advice)),
                Advice::Silent => {}
                Advice::Unknown => self.problems.gap(place, format!("`{text}` is not understood as retry advice")),
            },
            Role::Section => *section = Some(text),
            Role::Docs => entry.docs = Some(text).filter(|url| body::is_url(url)),
            Role::Name => entry.name = Some(text),
            Role::Deprecated => {
                entry.deprecated = (text != "false").then(|| if text == "true" { String::new() } else { text });
            }
            Role::Meta => {}
        }
    }
}
