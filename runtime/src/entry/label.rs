//! The labels of an entry.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::read::{self, MemberValue, RowMembers};

/// The value of a label: `labels(team = "identity", number = 1004, internal = true)`.
///
/// `Display` writes a text without quotes. It serializes as a string, a number or a boolean.
///
/// ```
/// use error_catalog::{ApiError, Label};
///
/// #[derive(Debug, ApiError)]
/// #[api(status = 401, labels(team = "identity"))]
/// enum AuthError {
///     #[api(labels(number = 1004))]
///     Expired,
/// }
///
/// let entry = AuthError::Expired.entry();
/// assert_eq!(entry.label("team"), Some(Label::Text("identity".into())));
/// assert_eq!(entry.label("number").and_then(|label| label.as_integer()), Some(1004));
/// assert_eq!(entry.label("type"), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Label {
    /// A text.
    Text(Cow<'static, str>),
    /// An integer.
    Integer(i64),
    /// `true` or `false`.
    Bool(bool),
}

impl Label {
    /// The text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Integer(_) | Self::Bool(_) => None,
        }
    }

    /// The integer, if it is one.
    pub const fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            Self::Text(_) | Self::Bool(_) => None,
        }
    }

    /// The boolean, if it is one.
    pub const fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            Self::Text(_) | Self::Integer(_) => None,
        }
    }

    fn of_json(json: &'static str) -> Self {
        match json {
            "true" => return Self::Bool(true),
            "false" => return Self::Bool(false),
            _ => {}
        }
        let Some(text) = json.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
            return Self::Integer(json.parse().unwrap_or_default());
        };
        let text = read::constant(text);
        if !text.contains('\\') {
            return Self::Text(text);
        }
        let mut plain = String::with_capacity(text.len());
        // Writing to a string cannot fail.
        _ = read::unescape(&text, &mut plain);
        Self::Text(plain.into())
    }
}

impl fmt::Display for Label {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => text.fmt(formatter),
            Self::Integer(number) => number.fmt(formatter),
            Self::Bool(value) => value.fmt(formatter),
        }
    }
}

impl Serialize for Label {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Bool(value) => serializer.serialize_bool(*value),
        }
    }
}

impl<'de> Deserialize<'de> for Label {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyLabel)
    }
}

struct AnyLabel;

impl Visitor<'_> for AnyLabel {
    type Value = Label;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string, an integer or a boolean")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Label, E> {
        Ok(Label::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Label, E> {
        Ok(Label::Integer(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Label, E> {
        i64::try_from(value).map(Label::Integer).map_err(E::custom)
    }

    fn visit_str<E>(self, text: &str) -> Result<Label, E> {
        Ok(Label::Text(text.to_owned().into()))
    }
}

/// The labels of an entry, as a map in the order of their declaration.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Labels(pub(crate) &'static str);

impl Labels {
    pub(crate) fn iter(self) -> impl Iterator<Item = (&'static str, Label)> + use<> {
        RowMembers::of(self.0).filter_map(|member| match member.value {
            MemberValue::Constant(json) => Some((member.key(), Label::of_json(json))),
            MemberValue::Place(_) => None,
        })
    }
}

impl Serialize for Labels {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, label) in self.iter() {
            map.serialize_entry(name, &label)?;
        }
        map.end()
    }
}

/// In one line: `team=identity type="two words" number=1004`.
impl fmt::Display for Labels {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, (name, label)) in self.iter().enumerate() {
            let separator = if position == 0 { "" } else { " " };
            match label.as_str().filter(|text| !is_word(text)) {
                Some(text) => write!(formatter, "{separator}{name}={text:?}")?,
                None => write!(formatter, "{separator}{name}={label}")?,
            }
        }
        Ok(())
    }
}

/// Whether a text needs no quotes.
fn is_word(text: &str) -> bool {
    let is_plain = |char: char| char.is_alphanumeric() || "-_./:+@".contains(char);
    !text.is_empty() && text.chars().all(is_plain)
}
