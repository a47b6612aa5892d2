//! What came of a command.

use std::io;
use std::process::ExitCode;

/// The result of the program, which determines its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[must_use = "a caller learns what came of it from the exit code alone"]
pub enum Exit {
    /// The command succeeded: 0.
    Success,
    /// The answer is no: a code does not exist, or a change breaks clients: 1.
    No,
    /// The command failed: 2.
    Failure,
}

impl Exit {
    /// The exit code.
    pub const fn code(self) -> u8 {
        match self {
            Self::Success => 0,
            Self::No => 1,
            Self::Failure => 2,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        exit.code().into()
    }
}

/// Why a command did not succeed.
pub(super) enum Refusal {
    /// The answer is no.
    No(String),
    /// The command failed.
    Failure(String),
    /// A stream could not be written to.
    Stream(io::Error),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::Stream(error)
    }
}
