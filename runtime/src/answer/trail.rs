//! What an error gathers on its way to the client, for operators alone.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::error::Error;
use std::fmt;
use std::panic::Location;

use super::slot::BoxError;

/// Causes, notes, and the place where the error was first converted.
#[derive(Debug)]
pub(crate) struct Trail {
    /// Outermost first.
    pub(super) causes: Vec<BoxError>,
    /// Innermost first.
    pub(super) notes: Vec<String>,
    /// Says that the cause is an error of another catalog.
    pub(super) uncontained: Option<String>,
    /// The error that answers is a link of one of the causes.
    pub(super) holds_answer: bool,
    location: &'static Location<'static>,
    backtrace: Backtrace,
}

impl Trail {
    #[track_caller]
    pub(super) fn begin() -> Self {
        Self {
            causes: Vec::new(),
            notes: Vec::new(),
            uncontained: None,
            holds_answer: false,
            location: Location::caller(),
            backtrace: Backtrace::capture(),
        }
    }

    pub(crate) fn causes(&self) -> impl Iterator<Item = &(dyn Error + 'static)> {
        self.causes.iter().map(|cause| &**cause as &(dyn Error + 'static))
    }

    pub(crate) fn notes(&self) -> impl Iterator<Item = &str> {
        self.notes.iter().map(String::as_str)
    }

    /// Says that the cause is an error of another catalog.
    #[cfg(feature = "tracing")]
    pub(crate) fn uncontained(&self) -> Option<&str> {
        self.uncontained.as_deref()
    }

    pub(crate) fn location(&self) -> &'static Location<'static> {
        self.location
    }

    pub(crate) fn backtrace(&self) -> &Backtrace {
        &self.backtrace
    }

    /// The backtrace, if the environment asks for one.
    pub(crate) fn captured(&self) -> Option<&Backtrace> {
        (self.backtrace.status() == BacktraceStatus::Captured).then_some(&self.backtrace)
    }
}

/// An error and its trail in one box, which hands them on where only an error fits.
#[derive(Debug)]
pub(super) struct Packed {
    /// The answer, unless a cause is.
    pub(super) error: Option<BoxError>,
    pub(super) trail: Trail,
}

impl Packed {
    fn first(&self) -> Option<&(dyn Error + 'static)> {
        let error = self.error.as_ref().map(|error| &**error as &(dyn Error + 'static));
        error.or_else(|| self.trail.causes().next())
    }
}

impl fmt::Display for Packed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.first() {
            Some(error) => fmt::Display::fmt(error, formatter),
            None => formatter.write_str("no value"),
        }
    }
}

impl Error for Packed {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.first()
    }
}
