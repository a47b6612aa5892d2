//! A machine code as owned data, in documents and lock files.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A machine code: a number if the service numbers its errors.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged, try_from = "Value")]
pub enum Code {
    /// A number.
    Number(i64),
    /// A string.
    Text(String),
}

// Derived, this would fail if another crate turns on `arbitrary_precision` of serde_json.
impl TryFrom<Value> for Code {
    type Error = &'static str;

    fn try_from(value: Value) -> Result<Self, Self::Error> {
        match value {
            Value::String(text) => Ok(Self::Text(text)),
            value => value.as_i64().map(Self::Number).ok_or("a code is a string or a number"),
        }
    }
}

impl Code {
    pub(super) fn as_number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(_) => None,
        }
    }
}

impl From<crate::Code> for Code {
    fn from(code: crate::Code) -> Self {
        code.as_number().map_or_else(|| Self::Text(code.as_str().to_owned()), Self::Number)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(formatter),
            Self::Text(text) => text.fmt(formatter),
        }
    }
}
