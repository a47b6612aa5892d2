//! Tables of errors, and tables that add to errors elsewhere on the page.

use std::collections::{HashMap, HashSet, VecDeque};

use super::blocks::Line;
use super::columns::{Advice, Columns, Role, is_error, retry, status};
use super::problems::Problems;
use super::source::{Code, Entry, Place, Position, Retry, Source};
use super::text::Text;

/// What an entry was read from. A page may list an error in a table and describe it elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Origin {
    Table,
    Elsewhere,
}

/// The tables of a source, and the entries that they have added.
pub(super) struct Tables<'p> {
    file: usize,
    columns: &'p Columns,
    pub(super) source: &'p mut Source,
    pub(super) problems: &'p mut Problems,
    /// The entries with each code.
    known: HashMap<String, Vec<Position>>,
    /// The entries of tables that nothing on the page describes further, and the other way round.
    alone: HashMap<(String, Origin), VecDeque<Position>>,
    /// The tables that may add to entries below them, each with its section.
    late: Vec<(Table, String)>,
}

struct Table {
    line: usize,
    headings: Vec<Line>,
    rows: Vec<Vec<Line>>,
    roles: Vec<Option<Role>>,
    /// The status that the headings above state.
    status: Option<u16>,
}

impl Table {
    fn has(&self, role: Role) -> bool {
        self.roles.contains(&Some(role))
    }
}

/// The cell with this role, unless it is empty.
fn cell(roles: &[Option<Role>], row: &[Line], role: Role) -> Option<Line> {
    let cell = roles.iter().zip(row).find(|(given, _)| **given == Some(role)).map(|(_, cell)| cell.clone());
    cell.filter(|cell| !cell.text.trim().is_empty())
}

impl<'p> Tables<'p> {
    pub(super) fn new(file: usize, columns: &'p Columns, source: &'p mut Source, problems: &'p mut Problems) -> Self {
        Self { file, columns, source, problems, known: HashMap::new(), alone: HashMap::new(), late: Vec::new() }
    }

    fn place(&self, line: usize) -> Place {
        Place { file: self.file, line }
    }

    /// Adds an entry to a section, so that later tables may add to it.
    pub(super) fn add(&mut self, section: &str, entry: Entry, origin: Origin) {
        let code = entry.code.as_ref().map(Code::text).filter(|code| !code.is_empty());
        let other = if origin == Origin::Table { Origin::Elsewhere } else { Origin::Table };
        if let Some(code) = &code
            && let Some(alone) = self.alone.get_mut(&(code.clone(), other))
            && let Some(position) = alone.front().copied()
            && let Some(known) = self.source.entry_mut(position)
            && (known.status.is_none() || entry.status.is_none() || known.status == entry.status)
        {
            alone.pop_front();
            let (details, row) = if origin == Origin::Table { (known.clone(), entry) } else { (entry, known.clone()) };
            *known = details.or(row);
            return;
        }
        let position = self.source.add(section, entry);
        if let Some(code) = code {
            self.known.entry(code.clone()).or_default().push(position);
            self.alone.entry((code, origin)).or_default().push_back(position);
        }
    }

    /// Reads a table below a heading, which may state the status of all entries.
    pub(super) fn table(
        &mut self,
        line: usize,
        headings: Vec<Line>,
        rows: Vec<Vec<Line>>,
        section: &str,
        status: Option<u16>,
        is_inside_entry: bool,
    ) {
        let names: Vec<_> = headings.iter().map(Line::bare).collect();
        let roles = self.columns.roles(&names);
        let mut table = Table { line, headings, rows, roles, status };
        let place = self.place(line);
        // `| Code | Meaning |` may list statuses.
        if table.has(Role::Code) && !table.has(Role::Status) && all_statuses(&table) {
            let is_code = |role: &Option<Role>| *role == Some(Role::Code);
            if let Some(role) = table.roles.iter_mut().find(|role| is_code(role)) {
                *role = Some(Role::Status);
            }
            let is_named = |role: &Option<Role>| *role == Some(Role::Name);
            if let Some(role) = table.roles.iter_mut().find(|role| is_named(role)) {
                *role = Some(Role::Code);
            }
        }
        let adds = [Role::Retry, Role::RetryAfter, Role::Hint];
        let may_add = adds.iter().any(|role| table.has(*role));
        match (table.has(Role::Code), table.has(Role::Status)) {
            // Such a table is about the members of the error.
            (_, false) if is_inside_entry => {}
            (true, true) => self.rows(&table, section),
            (true, false) => self.late.push((table, section.to_owned())),
            (false, true) if may_add => self.late.push((table, section.to_owned())),
            (false, has_status) => {
                let is_class = |row: &Vec<Line>| {
                    cell(&table.roles, row, Role::Status).is_some_and(|cell| columns_status(&cell.bare()).is_none())
                };
                // `| 4xx | the request is at fault |` lists no errors.
                if has_status && table.rows.iter().all(is_class) {
                    return;
                }
                if has_status || table.has(Role::Message) || table.has(Role::Retry) {
                    self.problems.gap(place, "a table has no column of codes: name it with `--column code=…`");
                }
            }
        }
    }

    /// Reads the tables without statuses: they add to entries that are known by now, or are entries.
    pub(super) fn late(&mut self) {
        for (table, section) in std::mem::take(&mut self.late) {
            if !table.has(Role::Code) {
                self.advise_by_status(&table);
                continue;
            }
            let codes = || {
                table.rows.iter().filter_map(|row| cell(&table.roles, row, Role::Code)).flat_map(|cell| codes(&cell))
            };
            if codes().any(|code| self.known.contains_key(&code)) {
                self.advise(&table);
            } else {
                self.rows(&table, &section);
            }
        }
    }

    fn rows(&mut self, table: &Table, section: &str) {
        self.tell_unknown_columns(table);
        for row in &table.rows {
            let line = row.first().map_or(table.line, |cell| cell.line);
            let place = self.place(line);
            let cell = |role| cell(&table.roles, row, role);
            let codes = cell(Role::Code).map(|cell| codes(&cell)).unwrap_or_default();
            if codes.is_empty() {
                if row.iter().any(|cell| !cell.text.trim().is_empty()) {
                    self.problems.gap(place, "a row without a code is left out");
                }
                continue;
            }
            let mut status = table.status;
            if let Some(cell) = cell(Role::Status) {
                let bare = cell.bare();
                status = columns_status(&bare);
                if status.is_none() && bare.chars().any(char::is_alphanumeric) {
                    if bare.get(..1).is_some_and(|first| matches!(first, "1" | "2" | "3")) {
                        self.problems.gap(
                            place,
                            format!("`{bare}` is not the status of an error: `{}` is left out", codes.join("`, `")),
                        );
                        continue;
                    }
                    self.problems.gap(place, format!("`{bare}` is not one error status"));
                }
                if bare.matches(|char: char| char.is_ascii_digit()).count() > 3 {
                    self.problems.gap(place, format!("`{bare}` is more than one status: the first one is taken"));
                }
            }
            let section = cell(Role::Section).map_or_else(|| section.to_owned(), |cell| cell.bare());
            for code in codes {
                let mut entry = Entry { place, status, code: Some(Code::of_text(&code)), ..Entry::default() };
                Self::fill(&mut entry, table, row);
                self.advise_entry(&mut entry, table, row, place);
                self.add(&section, entry, Origin::Table);
            }
        }
    }

    /// Reads all cells of a row but those of code and status.
    fn fill(entry: &mut Entry, table: &Table, row: &[Line]) {
        let cell = |role| cell(&table.roles, row, role);
        let text = |role| cell(role).map(|cell| Text::of_page(&cell.text));
        entry.name = cell(Role::Name).map(|cell| cell.bare());
        entry.message = text(Role::Message);
        entry.long = text(Role::Long);
        entry.hint = text(Role::Hint);
        if let Some(cell) = cell(Role::Description) {
            // A page with one text has the text that clients read.
            if entry.message.is_none() && entry.long.is_none() {
                entry.message = Some(Text::of_page(&cell.text));
            }
            entry.description = Some(cell.source.replace("\\|", "|"));
        }
        entry.docs = cell(Role::Docs).and_then(|cell| url_in(&cell.source));
    }

    fn advise_entry(&mut self, entry: &mut Entry, table: &Table, row: &[Line], place: Place) {
        for role in [Role::RetryAfter, Role::Retry] {
            let Some(cell) = cell(&table.roles, row, role) else { continue };
            match retry(&cell.text) {
                (Advice::Retry(advice), more) => {
                    if role == Role::RetryAfter || !matches!(entry.retry, Some(Retry::After(_))) {
                        entry.retry = Some(advice);
                    }
                    if entry.hint.is_none() {
                        entry.hint = more.map(|more| Text::of_page(&more));
                    }
                }
                (Advice::Silent, _) => {}
                (Advice::Unknown, _) => {
                    let text = cell.bare();
                    self.problems.gap(place, format!("`{text}` is not understood as retry advice"));
                    if entry.hint.is_none() {
                        entry.hint = Some(Text::of_page(&cell.text));
                    }
                }
            }
        }
    }

    /// Adds what a table says to the entries that it names.
    fn advise(&mut self, table: &Table) {
        self.tell_unknown_columns(table);
        let mut advised = HashSet::new();
        for row in &table.rows {
            let place = self.place(row.first().map_or(table.line, |cell| cell.line));
            let Some(codes) = cell(&table.roles, row, Role::Code).map(|cell| codes(&cell)) else { continue };
            for code in codes {
                if !advised.insert(code.clone()) {
                    self.problems.gap(place, format!("`{code}` stands in this table twice"));
                    continue;
                }
                let Some(positions) = self.known.get(&code).cloned() else {
                    self.problems.gap(place, format!("`{code}` stands in this table only, without a status"));
                    continue;
                };
                for position in positions {
                    self.add_advice(position, table, row, place);
                }
            }
        }
    }

    fn advise_by_status(&mut self, table: &Table) {
        self.tell_unknown_columns(table);
        let mut by_status: HashMap<u16, Vec<Position>> = HashMap::new();
        for position in self.known.values().flatten().copied().collect::<Vec<_>>() {
            let code = |entry: &Entry| entry.status.or_else(|| implied(entry.code.as_ref()));
            if let Some(status) = self.source.entry_mut(position).and_then(|entry| code(entry)) {
                by_status.entry(status).or_default().push(position);
            }
        }
        for row in &table.rows {
            let place = self.place(row.first().map_or(table.line, |cell| cell.line));
            let Some(cell) = cell(&table.roles, row, Role::Status).map(|cell| cell.bare()) else { continue };
            let class = cell.to_lowercase().find("xx").and_then(|_| cell.chars().find(char::is_ascii_digit));
            let statuses: HashSet<_> = cell
                .split(|char: char| !char.is_ascii_digit())
                .filter_map(|part| part.parse().ok())
                .filter(is_error)
                .collect();
            if class.is_none() && statuses.is_empty() {
                continue;
            }
            let is_meant = |status: u16| {
                statuses.contains(&status) || class.is_some_and(|class| status.to_string().starts_with(class))
            };
            let meant: Vec<_> = by_status.keys().copied().filter(|status| is_meant(*status)).collect();
            // The first row that names a status counts.
            for position in meant.into_iter().filter_map(|status| by_status.remove(&status)).flatten() {
                if self.source.entry_mut(position).is_some_and(|entry| entry.retry.is_none()) {
                    self.add_advice(position, table, row, place);
                }
            }
        }
    }

    fn add_advice(&mut self, position: Position, table: &Table, row: &[Line], place: Place) {
        let Some(mut entry) = self.source.entry_mut(position).cloned() else { return };
        let mut more = Entry::default();
        Self::fill(&mut more, table, row);
        entry.hint = entry.hint.or(more.hint);
        if table.has(Role::Code) {
            entry.name = entry.name.or(more.name);
            entry.message = entry.message.or(more.message);
            entry.long = entry.long.or(more.long);
            entry.description = entry.description.or(more.description);
            entry.docs = entry.docs.or(more.docs);
        }
        self.advise_entry(&mut entry, table, row, place);
        if let Some(known) = self.source.entry_mut(position) {
            *known = entry;
        }
    }

    fn tell_unknown_columns(&mut self, table: &Table) {
        for (heading, role) in table.headings.iter().zip(&table.roles) {
            let bare = heading.bare();
            if role.is_none() && !bare.is_empty() {
                self.problems.gap(
                    self.place(table.line),
                    format!("the column `{bare}` is left out: name what it is with `--column …=\"{bare}\"`"),
                );
            }
        }
    }
}

/// The status that a number of six digits begins with, by the rule of the derive.
pub(super) fn implied(code: Option<&Code>) -> Option<u16> {
    let Some(Code::Number(number)) = code else { return None };
    let digits = number.to_string();
    (digits.len() == 6).then(|| digits.get(..3)?.parse().ok().filter(is_error)).flatten()
}

/// The codes in a cell, which may have several.
fn codes(cell: &Line) -> Vec<String> {
    if !cell.codes.is_empty() {
        return cell.codes.iter().map(|code| code.trim().to_owned()).filter(|code| !code.is_empty()).collect();
    }
    let bare = cell.bare();
    let parts: Vec<_> = bare.split([',', ';']).map(|part| part.trim().trim_matches(['"', '*']).to_owned()).collect();
    parts.into_iter().filter(|part| part.chars().any(char::is_alphanumeric)).collect()
}

/// The status of a cell: its first number.
fn columns_status(cell: &str) -> Option<u16> {
    let digits = cell.split(|char: char| !char.is_ascii_digit()).find(|digits| !digits.is_empty())?;
    let is_class = cell.to_lowercase().contains("xx");
    digits.parse().ok().filter(is_error).filter(|_| !is_class)
}

fn all_statuses(table: &Table) -> bool {
    let cells: Vec<_> = table.rows.iter().filter_map(|row| cell(&table.roles, row, Role::Code)).collect();
    !cells.is_empty()
        && cells.iter().all(|cell| {
            status(&cell.bare()).is_some() || cell.bare().starts_with(['1', '2', '3']) && cell.bare().len() == 3
        })
}

fn url_in(source: &str) -> Option<String> {
    let at = source.find("http")?;
    let rest = source.get(at..)?;
    let end = rest.find([')', '>', ' ', '"']).unwrap_or(rest.len());
    rest.get(..end).filter(|url| super::body::is_url(url)).map(str::to_owned)
}
