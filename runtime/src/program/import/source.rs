//! A published catalog, as far as its source says: what the readers of all formats fill, and what is printed as Rust.

use std::collections::HashMap;

use super::text::Text;

/// A catalog. What the source does not say is `None`.
#[derive(Debug, Default)]
pub(super) struct Source {
    pub(super) title: Option<String>,
    pub(super) envelope: Option<Shape>,
    pub(super) sections: Vec<Section>,
    by_name: HashMap<String, usize>,
}

/// One of the built-in envelopes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    ErrorList,
    ErrorObject,
    Flat,
    Problem,
    GoogleStatus,
    JsonApi,
}

#[derive(Debug, Default)]
pub(super) struct Section {
    pub(super) name: String,
    pub(super) type_name: Option<String>,
    pub(super) domain: Option<String>,
    pub(super) retired: Vec<String>,
    pub(super) entries: Vec<Entry>,
}

/// Where something stands: a file, by its index, and a line from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) file: usize,
    pub(super) line: usize,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    pub(super) place: Place,
    pub(super) name: Option<String>,
    pub(super) code: Option<Code>,
    pub(super) status: Option<u16>,
    /// The field that holds the status, and what it may be besides the stated one; any error without a list.
    pub(super) status_from: Option<(String, Vec<u16>)>,
    pub(super) message: Option<Text>,
    pub(super) long: Option<Text>,
    pub(super) hint: Option<Text>,
    pub(super) meta: Vec<Member>,
    pub(super) pointer: Option<At>,
    pub(super) parameter: Option<At>,
    pub(super) retry: Option<Retry>,
    pub(super) challenge: Option<Text>,
    pub(super) headers: Vec<(String, Text)>,
    pub(super) labels: Vec<(String, Scalar)>,
    pub(super) level: Option<String>,
    pub(super) grpc: Option<String>,
    pub(super) docs: Option<String>,
    pub(super) description: Option<String>,
    pub(super) deprecated: Option<String>,
}

impl Entry {
    /// What this entry says, and else what the other one says.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            place: self.place,
            name: self.name.or(other.name),
            code: self.code.or(other.code),
            status: self.status.or(other.status),
            status_from: self.status_from.or(other.status_from),
            message: self.message.or(other.message),
            long: self.long.or(other.long),
            hint: self.hint.or(other.hint),
            meta: if self.meta.is_empty() { other.meta } else { self.meta },
            pointer: self.pointer.or(other.pointer),
            parameter: self.parameter.or(other.parameter),
            retry: self.retry.or(other.retry),
            challenge: self.challenge.or(other.challenge),
            headers: if self.headers.is_empty() { other.headers } else { self.headers },
            labels: if self.labels.is_empty() { other.labels } else { self.labels },
            level: self.level.or(other.level),
            grpc: self.grpc.or(other.grpc),
            docs: self.docs.or(other.docs),
            description: self.description.or(other.description),
            deprecated: self.deprecated.or(other.deprecated),
        }
    }
}

/// A machine code, as clients see it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::program) enum Code {
    Number(i64),
    Text(String),
}

impl Code {
    /// A code from a text that does not tell numbers from strings: `404001` is a number, `0042` is not.
    pub(super) fn of_text(text: &str) -> Self {
        // Integers below 2^53 are exact in every client.
        let number = text.parse::<i64>().ok().filter(|number| number.unsigned_abs() < 1 << 53);
        match number.filter(|number| number.to_string() == text) {
            Some(number) => Self::Number(number),
            None => Self::Text(text.to_owned()),
        }
    }

    pub(super) fn text(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
        }
    }
}

/// The request member or parameter at fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// A field holds its name.
    Field(String),
    /// It is always this one, but for placeholders.
    Text(Text),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Retry {
    Never,
    Backoff,
    After(u64),
    /// A field holds the seconds.
    AfterField(String),
}

/// A member of `meta`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    /// `*` for the members of a map.
    pub(super) key: String,
    pub(super) value: MemberValue,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum MemberValue {
    Constant(Scalar),
    Field { name: String, data_type: Type, optional: bool },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Scalar {
    Text(String),
    /// Digits as they are written.
    Number(String),
    Bool(bool),
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Any,
    Text,
    Integer,
    /// A number of seconds.
    Seconds,
    /// An HTTP status.
    Status,
    Number,
    Bool,
    Object,
    List(Box<Type>),
}

/// The position of an entry: of its section, and in it.
pub(super) type Position = (usize, usize);

impl Source {
    /// Adds an entry to the section with this heading, and the section if there is none.
    pub(super) fn add(&mut self, section: &str, entry: Entry) -> Position {
        let index = self.section(section);
        let entries = self.sections.get_mut(index).map(|section| &mut section.entries);
        let position = entries.map_or(0, |entries| {
            entries.push(entry);
            entries.len() - 1
        });
        (index, position)
    }

    fn section(&mut self, name: &str) -> usize {
        let next = self.sections.len();
        let index = *self.by_name.entry(name.to_owned()).or_insert(next);
        if index == next {
            self.sections.push(Section { name: name.to_owned(), ..Section::default() });
        }
        index
    }

    /// Adds a section even if there is one with the same heading.
    pub(super) fn add_section(&mut self, section: Section) {
        self.by_name.entry(section.name.clone()).or_insert(self.sections.len());
        self.sections.push(section);
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.sections.iter().flat_map(|section| &section.entries)
    }

    pub(super) fn entry_mut(&mut self, (section, entry): Position) -> Option<&mut Entry> {
        self.sections.get_mut(section)?.entries.get_mut(entry)
    }
}
