//! Reads and writes lock files.

use std::error::Error;
use std::fmt;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::Deserialize;

use crate::compat::lock::{FORMAT, Lock, LockedEntry, LockedEnvelope};
use crate::compat::replace::replace;
use crate::compat::update::UPDATE_COMMAND;
use crate::export::Shape;

/// Why a lock file cannot be used. `Display` says how to fix it.
#[derive(Debug)]
pub struct LockError {
    path: Option<PathBuf>,
    fault: Fault,
}

#[derive(Debug)]
enum Fault {
    Missing,
    Io(io::Error),
    /// An unresolved merge conflict.
    Conflict {
        line: usize,
    },
    /// An unresolved merge conflict in which a side is not a valid lock file.
    BrokenConflict {
        line: usize,
    },
    Format {
        line: usize,
        found: u64,
    },
    Syntax(serde_json::Error),
}

impl LockError {
    /// Whether the file does not exist.
    pub fn is_missing(&self) -> bool {
        matches!(self.fault, Fault::Missing)
    }

    /// The line of the mistake, counted from 1.
    pub fn line(&self) -> Option<usize> {
        match &self.fault {
            Fault::Missing | Fault::Io(_) => None,
            Fault::Conflict { line } | Fault::BrokenConflict { line } | Fault::Format { line, .. } => Some(*line),
            Fault::Syntax(error) => Some(error.line()),
        }
    }

    fn at(path: &Path, fault: Fault) -> Self {
        Self { path: Some(path.to_owned()), fault }
    }

    /// What is wrong and how to fix it; `update` is the command that writes the file.
    pub(crate) fn told(&self, update: &str) -> String {
        let place = self.place();
        match &self.fault {
            Fault::Missing => {
                let note = self.note();
                format!("{place}: there is no such lock file{note}\n  help: write it, and commit it: {update}")
            }
            Fault::Io(error) => format!("{place}: {error}"),
            Fault::Conflict { .. } => format!(
                "{place}: the lock file has a merge conflict\
                 \n  help: resolve the conflicts in the code, then rewrite the file: {update}\
                 \n  note: retired codes of both sides are kept",
            ),
            Fault::BrokenConflict { .. } => format!(
                "{place}: the lock file has a merge conflict, and one of its sides is not a valid lock file\
                 \n  help: restore one side, then rewrite it: {update}",
            ),
            Fault::Format { found, .. } => format!(
                "{place}: the lock file has format {found}, and this version of error-catalog knows format {FORMAT}\
                 \n  help: update error-catalog to the version that wrote the file",
            ),
            Fault::Syntax(error) => format!(
                "{place}: this is not a lock file: {}\
                 \n  help: if it was one, restore it from the repository; a new file would lose its retired codes",
                reason(error),
            ),
        }
    }

    /// Like `told`, for a command that also accepts JSON exports and writes nothing.
    #[cfg(feature = "cli")]
    pub(crate) fn told_of_diff(&self) -> String {
        let place = self.place();
        match &self.fault {
            Fault::Missing => format!("{place}: there is no such file{}", self.note()),
            Fault::Conflict { .. } | Fault::BrokenConflict { .. } => format!(
                "{place}: the lock file has a merge conflict\
                 \n  help: compare with a revision that has none: catalog diff <(git show main:errors.lock.json)",
            ),
            Fault::Syntax(error) => {
                format!("{place}: this is neither a lock file nor a JSON export: {}", reason(error))
            }
            // This advice names no command.
            Fault::Io(_) | Fault::Format { .. } => self.to_string(),
        }
    }

    fn place(&self) -> String {
        let path = self.path.as_ref().map_or_else(|| "lock file".into(), |path| path.to_string_lossy());
        self.line().map_or_else(|| path.to_string(), |line| format!("{path}:{line}"))
    }

    /// A note that shows a relative path in full.
    fn note(&self) -> String {
        let path = self.path.as_deref().filter(|path| path.is_relative());
        let path = path.and_then(|path| std::path::absolute(path).ok());
        path.map(|path| format!("\n  note: the path leads to {}", path.display())).unwrap_or_default()
    }
}

/// Why parsing failed, without the line, which is reported separately.
fn reason(error: &serde_json::Error) -> String {
    let (text, place) = (error.to_string(), format!(" at line {} column {}", error.line(), error.column()));
    format!("{} (column {})", text.strip_suffix(&place).unwrap_or(&text), error.column())
}

impl fmt::Display for LockError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.told(UPDATE_COMMAND))
    }
}

impl Error for LockError {}

/// The first of two steps of parsing. It reads only the number of the format, so that a file of a later format is
/// recognized.
#[derive(Deserialize)]
struct LockHead {
    format: u64,
}

#[derive(Deserialize)]
struct LockBody {
    title: String,
    content_type: Option<String>,
    shape: Option<Shape>,
    errors: Vec<LockedEntry>,
    retired: Vec<String>,
}

pub(super) fn parse(text: &str, path: Option<&Path>) -> Result<Lock, LockError> {
    let text = text.trim_start_matches('\u{feff}');
    parse_clean(text).map_err(|fault| LockError { path: path.map(Path::to_owned), fault })
}

fn parse_clean(text: &str) -> Result<Lock, Fault> {
    if let Some(line) = conflict(text) {
        return Err(Fault::Conflict { line });
    }
    let head: LockHead = serde_json::from_str(text).map_err(Fault::Syntax)?;
    if head.format != FORMAT {
        let line = text.lines().position(|line| line.contains("\"format\"")).map_or(1, |at| at + 1);
        return Err(Fault::Format { line, found: head.format });
    }
    let body: LockBody = serde_json::from_str(text).map_err(Fault::Syntax)?;
    let envelope = LockedEnvelope::of(body.content_type, body.shape);
    Ok(Lock { envelope, ..Lock::new(body.title, body.errors, body.retired) })
}

/// The line of the first conflict, counted from 1. In JSON, only a conflict marker can begin a line this way.
fn conflict(text: &str) -> Option<usize> {
    text.lines().position(|line| line.starts_with("<<<<<<<")).map(|at| at + 1)
}

/// The text with one side of every conflict.
fn side(text: &str, theirs: bool) -> String {
    // A line is outside conflicts, on our side, in the common ancestor, or on their side.
    let (mut taken, mut lines) = (true, Vec::new());
    for line in text.lines() {
        match line.get(..7) {
            Some("<<<<<<<") => taken = !theirs,
            Some("|||||||") => taken = false,
            Some("=======") => taken = theirs,
            Some(">>>>>>>") => taken = true,
            _ if taken => lines.push(line),
            _ => {}
        }
    }
    lines.join("\n")
}

impl Lock {
    /// Reads a lock file.
    ///
    /// # Errors
    ///
    /// If the file does not exist, cannot be read, or is not a lock file.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, LockError> {
        read(path.as_ref())
    }
}

impl FromStr for Lock {
    type Err = LockError;

    fn from_str(text: &str) -> Result<Self, LockError> {
        parse(text, None)
    }
}

fn read(path: &Path) -> Result<Lock, LockError> {
    parse(&read_text(path)?, Some(path))
}

pub(super) fn read_text(path: &Path) -> Result<String, LockError> {
    fs::read_to_string(path).map_err(|error| {
        let fault = if error.kind() == ErrorKind::NotFound { Fault::Missing } else { Fault::Io(error) };
        LockError::at(path, fault)
    })
}

/// Reads the lock to update, if there is one. If the file has a merge conflict, it takes one side with the retired codes of
/// both.
pub(super) fn read_to_update(path: &Path) -> Result<Option<Lock>, LockError> {
    let text = match read_text(path) {
        Err(error) if error.is_missing() => return Ok(None),
        text => text?,
    };
    let Some(line) = conflict(&text) else {
        return parse(&text, Some(path)).map(Some);
    };
    let sides = [false, true].map(|theirs| parse(&side(&text, theirs), None));
    let [Ok(mut ours), Ok(theirs)] = sides else {
        return Err(LockError::at(path, Fault::BrokenConflict { line }));
    };
    ours.keep_retired(&theirs);
    Ok(Some(ours))
}

/// Replaces a lock file.
pub(super) fn write(path: &Path, text: &str) -> Result<(), LockError> {
    replace(path, text).map_err(|error| LockError::at(path, Fault::Io(error)))
}
