//! Retry advice as owned data, in documents and lock files.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::entry;

/// When a request may be sent again.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Retry {
    /// The same request will fail again.
    Never,
    /// The request may be repeated, with growing pauses.
    Backoff,
    /// The request may be repeated after this delay.
    After(Delay),
}

/// A delay before a request is sent again.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged, try_from = "Value")]
#[non_exhaustive]
pub enum Delay {
    /// Seconds.
    Seconds(u64),
    /// The value of the field with this name (`<wait>`), which the response sends.
    Field(String),
}

// Derived, this would fail if another crate turns on `arbitrary_precision` of serde_json.
impl TryFrom<Value> for Delay {
    type Error = &'static str;

    fn try_from(value: Value) -> Result<Self, Self::Error> {
        match value {
            Value::String(field) => Ok(Self::Field(field)),
            value => {
                value.as_u64().map(Self::Seconds).ok_or("a delay is a number of seconds, or a field in angle brackets")
            }
        }
    }
}

impl Retry {
    /// `None` means that it is unspecified.
    pub(crate) fn of(entry: &entry::Entry) -> Option<Self> {
        if let Some(field) = entry.retry_after_place() {
            return Some(Self::After(Delay::Field(format!("<{field}>"))));
        }
        match entry.retry() {
            crate::Retry::Unspecified => None,
            crate::Retry::Never => Some(Self::Never),
            crate::Retry::Backoff => Some(Self::Backoff),
            after @ crate::Retry::After(_) => after.after_seconds().map(|seconds| Self::After(Delay::Seconds(seconds))),
        }
    }
}

impl fmt::Display for Retry {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Never => formatter.write_str("never"),
            Self::Backoff => formatter.write_str("backoff"),
            Self::After(Delay::Seconds(seconds)) => write!(formatter, "after {seconds} s"),
            Self::After(Delay::Field(field)) => write!(formatter, "after {field}"),
        }
    }
}
