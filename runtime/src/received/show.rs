//! Shows a received error as one line for a log, or as JSON.

use std::error::Error;
use std::fmt::{self, Display, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use super::error::{ReceivedCode, ReceivedError, Understood};
use super::response::Received;
use crate::entry::Code;
use crate::json::{self, leaves_the_line};

/// How many errors `Display` shows.
const SHOWN_ERRORS: usize = 10;
/// How many characters `Display` shows of each text.
const SHOWN_TEXT: usize = 1_000;

/// Always one line: `404 Not Found: not_found: No user was found with id u_1 (request req_1)`.
impl Display for Received {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.status() {
            Some(status) => write!(formatter, "{status}: ")?,
            None => formatter.write_str("error response: ")?,
        }
        let mut separator = "";
        for error in self.under().into_iter().chain(self.errors()).take(SHOWN_ERRORS) {
            write!(formatter, "{separator}{error}")?;
            separator = "; ";
        }
        let all = usize::from(self.under().is_some()) + self.errors().len() + self.omitted();
        if all > SHOWN_ERRORS {
            write!(formatter, "; and {} more", Thousands(all - SHOWN_ERRORS))?;
        }
        match self.understood() {
            Understood::Empty => formatter.write_str("the body is empty")?,
            Understood::NotJson => write!(formatter, "the body is not JSON: {}", OneLine(self.excerpt()))?,
            Understood::NoError => write!(formatter, "the body has no error: {}", OneLine(self.excerpt()))?,
            Understood::Partly | Understood::Fully => {}
        }
        match self.request_id() {
            Some(id) => write!(formatter, " (request {})", OneLine(id)),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Received {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Received")
            .field("status", &self.status())
            .field("content_type", &self.content_type())
            .field("request_id", &self.request_id())
            .field("retry", &self.retry())
            .field("docs", &self.docs())
            .field("under", &self.under())
            .field("errors", &self.errors())
            .field("omitted", &self.omitted())
            .field("understood", &self.understood())
            .field("excerpt", &self.excerpt())
            .finish()
    }
}

impl Error for Received {}

/// `not_found: No user was found with id u_1`.
impl Display for ReceivedError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.code, self.text()) {
            (Some(code), Some(text)) => write!(formatter, "{}: {}", OneLine(&code.to_string()), OneLine(text)),
            (Some(code), None) => write!(formatter, "{}", OneLine(&code.to_string())),
            (None, text) => write!(formatter, "{}", OneLine(text.unwrap_or_default())),
        }
    }
}

/// Text from outside, with control characters and marks of direction escaped and its end cut off, so that it stays on one line of a log.
struct OneLine<'a>(&'a str);

impl Display for OneLine<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().take(SHOWN_TEXT).try_for_each(|char| match char {
            char if leaves_the_line(char) => {
                write!(formatter, "{}", char.escape_default())
            }
            char => formatter.write_char(char),
        })?;
        if self.0.chars().nth(SHOWN_TEXT).is_some() { formatter.write_char('…') } else { Ok(()) }
    }
}

/// `3,699,990`
struct Thousands(usize);

impl Display for Thousands {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 / 1_000 {
            0 => write!(formatter, "{}", self.0),
            thousands => write!(formatter, "{},{:03}", Self(thousands), self.0 % 1_000),
        }
    }
}

/// Schema: `status`?, `request_id`?, `retry`?, `docs`?, `under`?, `errors`, `omitted`?.
impl Serialize for Received {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        entry_if_some(&mut map, "status", self.status().map(|status| status.as_u16()))?;
        entry_if_some(&mut map, "request_id", self.request_id())?;
        entry_if_some(&mut map, "retry", self.retry().after_seconds().map(|_| self.retry()))?;
        entry_if_some(&mut map, "docs", self.docs())?;
        entry_if_some(&mut map, "under", self.under())?;
        map.serialize_entry("errors", self.errors())?;
        entry_if_some(&mut map, "omitted", Some(self.omitted()).filter(|omitted| *omitted > 0))?;
        map.end()
    }
}

/// Schema: `status`?, `code`?, `message`?, `long_message`?, `meta`?, `pointer`?, `parameter`?, `hint`?, `docs`?.
///
/// A member of `meta` that nests more than 64 levels deep is omitted, because other parsers have limits too.
impl Serialize for ReceivedError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        entry_if_some(&mut map, "status", self.status.map(|status| status.as_u16()))?;
        entry_if_some(&mut map, "code", self.code())?;
        entry_if_some(&mut map, "message", self.message())?;
        entry_if_some(&mut map, "long_message", self.long_message())?;
        let shallow: Vec<_> = self.meta.iter().filter(|(_, value)| json::depth(value) <= json::MAX_DEPTH).collect();
        entry_if_some(&mut map, "meta", (!shallow.is_empty()).then_some(ShallowMeta(shallow)))?;
        entry_if_some(&mut map, "pointer", self.pointer())?;
        entry_if_some(&mut map, "parameter", self.parameter())?;
        entry_if_some(&mut map, "hint", self.hint())?;
        entry_if_some(&mut map, "docs", self.docs())?;
        map.end()
    }
}

struct ShallowMeta<'a>(Vec<(&'a String, &'a Value)>);

impl Serialize for ShallowMeta<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

fn entry_if_some<M: SerializeMap>(map: &mut M, key: &str, value: Option<impl Serialize>) -> Result<(), M::Error> {
    value.map_or(Ok(()), |value| map.serialize_entry(key, &value))
}

impl Display for ReceivedCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => text.fmt(formatter),
            Self::Number(number) => number.fmt(formatter),
        }
    }
}

impl Serialize for ReceivedCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_i64(*number),
        }
    }
}

/// A number equals its digits, because some shapes send every code as a string.
impl PartialEq<str> for ReceivedCode {
    fn eq(&self, other: &str) -> bool {
        match self {
            Self::Text(text) => text == other,
            Self::Number(number) => number.to_string() == other,
        }
    }
}

impl PartialEq<&str> for ReceivedCode {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}

impl PartialEq<ReceivedCode> for Code {
    fn eq(&self, other: &ReceivedCode) -> bool {
        other == self
    }
}

impl PartialEq<Code> for ReceivedCode {
    fn eq(&self, other: &Code) -> bool {
        *self == *other.as_str()
    }
}
