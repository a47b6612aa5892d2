//! The level of an error's events.

use std::fmt;

use serde::ser::{Serialize, Serializer};

/// The level of the events that the feature `tracing` emits for an error: `level = "info"`.
///
/// `Display` and `Serialize` write the word of the key.
// Not an enum: a variant called `Debug` would make rustc write `std::fmt::Debug` in every user's messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EventLevel {
    word: &'static str,
}

impl EventLevel {
    /// There is no event.
    pub const OFF: Self = Self { word: "off" };
    /// `DEBUG`.
    pub const DEBUG: Self = Self { word: "debug" };
    /// `INFO`.
    pub const INFO: Self = Self { word: "info" };
    /// `WARN`.
    pub const WARN: Self = Self { word: "warn" };
    /// `ERROR`.
    pub const ERROR: Self = Self { word: "error" };

    /// The word of the key.
    pub const fn as_str(self) -> &'static str {
        self.word
    }
}

impl fmt::Display for EventLevel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.word.fmt(formatter)
    }
}

impl Serialize for EventLevel {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word)
    }
}
