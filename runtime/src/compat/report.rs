//! What people read: one line for each change, and of the breaking ones what breaks for whom and what to do.

use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};

use http::StatusCode;

use crate::compat::UPDATE_COMMAND;
use crate::compat::change::{Change, ChangeKind, Verdict};
use crate::compat::diff::Diff;
use crate::compat::file::LockError;

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Breaking => "breaking",
            Self::Compatible => "compatible",
        })
    }
}

impl fmt::Display for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}`", self.code)?;
        if !self.name.is_empty() {
            write!(formatter, " ({})", self.path())?;
        }
        formatter.write_str(": ")?;
        let (old, new) = (self.old().unwrap_or_default(), self.new().unwrap_or_default());
        let key = self.meta_key().unwrap_or_default();
        match self.kind {
            ChangeKind::CodeRemoved => formatter.write_str("the code is removed"),
            ChangeKind::CodeChanged if old == new => {
                formatter.write_str("the code has changed between a string and a number")
            }
            ChangeKind::CodeChanged => write!(formatter, "the code is `{new}` now"),
            ChangeKind::StatusChanged => {
                write!(formatter, "the status was {}, and is {} now", status(old), status(new))
            }
            ChangeKind::MetaRemoved => write!(formatter, "`meta.{key}` is removed"),
            ChangeKind::MetaRetyped | ChangeKind::MetaTypeKnown => {
                write!(formatter, "`meta.{key}` was {old}, and is {new} now")
            }
            ChangeKind::MetaOptional => write!(formatter, "`meta.{key}` can be absent now"),
            ChangeKind::RetryNarrowed | ChangeKind::RetryWidened => {
                write!(formatter, "the retry advice was {}, and is {} now", advice(old), advice(new))
            }
            ChangeKind::RetiredReused => formatter.write_str("the code is used again, though it was retired"),
            ChangeKind::CodeRetired => formatter.write_str("the code is retired"),
            ChangeKind::RetiredForgotten => {
                formatter.write_str("the code was retired, and no `retired(...)` lists it any more")
            }
            ChangeKind::CodeAdded => formatter.write_str("the code is added"),
            ChangeKind::EntryAdded => formatter.write_str("one more error has this code"),
            ChangeKind::EntryRemoved => formatter.write_str("the error is removed; others have its code"),
            ChangeKind::EntryMoved => write!(formatter, "it was `{old}`"),
            ChangeKind::MessageChanged => changed(formatter, "the message", old, new),
            ChangeKind::LongMessageChanged => changed(formatter, "the long message", old, new),
            ChangeKind::HintChanged => changed(formatter, "the hint", old, new),
            ChangeKind::DocsChanged => changed(formatter, "the link", old, new),
            ChangeKind::MetaAdded => write!(formatter, "`meta.{key}` is added, {new}"),
            ChangeKind::MetaRequired => write!(formatter, "`meta.{key}` is always there now"),
            ChangeKind::MetaValueChanged => {
                let shown = |value| {
                    if str::is_empty(value) { Cow::Borrowed("not constant") } else { format!("`{value}`").into() }
                };
                write!(formatter, "the value of `meta.{key}` was {}, and is {} now", shown(old), shown(new))
            }
            ChangeKind::DeprecationChanged => match (self.old(), self.new()) {
                (_, Some("")) => formatter.write_str("it is deprecated"),
                (_, Some(note)) => write!(formatter, "it is deprecated: {}", one_line(note)),
                _ => formatter.write_str("it is not deprecated any more"),
            },
            ChangeKind::VisibilityChanged => write!(formatter, "it was {old}, and is {new} now"),
        }
    }
}

/// A text that was there, is there, or both.
fn changed(formatter: &mut fmt::Formatter<'_>, what: &str, old: &str, new: &str) -> fmt::Result {
    let (old, new) = (one_line(old), one_line(new));
    match (&*old, &*new) {
        ("", _) => write!(formatter, "{what} is added: \"{new}\""),
        (_, "") => write!(formatter, "{what} is removed: \"{old}\""),
        _ => write!(formatter, "{what} was \"{old}\", and is \"{new}\" now"),
    }
}

/// Texts can have several lines, of which each would look like a change.
fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r']) { text.split_whitespace().collect::<Vec<_>>().join(" ").into() } else { text.into() }
}

/// `404 Not Found`.
fn status(digits: &str) -> String {
    let reason = digits.parse().ok().and_then(|code| StatusCode::from_u16(code).ok()?.canonical_reason());
    reason.map_or_else(|| digits.to_owned(), |reason| format!("{digits} {reason}"))
}

fn advice(retry: &str) -> &str {
    if retry.is_empty() { "unspecified" } else { retry }
}

/// How the old advice is declared.
fn retry_key(advice: &str) -> String {
    match advice.strip_prefix("after ") {
        Some(delay) => format!("retry_after = {}", delay.trim_end_matches(" s").trim_matches(['<', '>'])),
        None => format!("retry = \"{advice}\""),
    }
}

/// How a code is declared: numbers without quotes.
fn declared(code: &str) -> String {
    if code.parse::<u64>().is_ok() { code.to_owned() } else { format!("{code:?}") }
}

impl Change {
    /// Who does not get along with a breaking change.
    fn breaks(&self) -> Option<String> {
        let code = &self.code;
        let (old, new) = (self.old().unwrap_or_default(), self.new().unwrap_or_default());
        let key = self.meta_key().unwrap_or_default();
        Some(match self.kind {
            ChangeKind::CodeRemoved => {
                format!("clients that handle `{code}`: they never get it, and do not know what is sent in its place")
            }
            ChangeKind::CodeChanged if old == new => {
                "clients with types: they fail to read the body, and know of no error at all".to_owned()
            }
            ChangeKind::CodeChanged => {
                format!("clients that compare with `{code}`: the same failure comes as `{new}`, which they do not know")
            }
            ChangeKind::StatusChanged => {
                let side = |status: &str| if status.starts_with('4') { "the client's" } else { "the server's" };
                let fault = if side(old) == side(new) {
                    String::new()
                } else {
                    format!("; the failure is {} fault now, which changes retries and alerts", side(new))
                };
                format!("clients, proxies and dashboards that go by the status{fault}")
            }
            ChangeKind::MetaRemoved if key == "*" => {
                format!("clients that read members of `meta` that come with `{code}`: they find none of the map")
            }
            ChangeKind::MetaRemoved => format!("clients that read `meta.{key}` of `{code}`: they find nothing"),
            ChangeKind::MetaRetyped => format!("clients that read `meta.{key}` as {old}: they fail to read the body"),
            ChangeKind::MetaOptional => {
                format!("clients that count on `meta.{key}`: they fail to read an answer without it")
            }
            ChangeKind::RetryNarrowed if new.is_empty() || new == "never" => {
                "clients that send the request again, as they were told: they give up, or go on for nothing".to_owned()
            }
            ChangeKind::RetryNarrowed if new == "backoff" => {
                "clients that wait for as long as `Retry-After` says: the header is gone".to_owned()
            }
            ChangeKind::RetryNarrowed => {
                "clients that count on the delay: they come back too early, or time out before".to_owned()
            }
            ChangeKind::RetiredReused => {
                format!("clients from before `{code}` was retired: they take it for what it meant then")
            }
            _ => return None,
        })
    }

    /// What to do about it: mostly about a breaking change.
    fn help(&self) -> Option<String> {
        let code = declared(&self.code);
        let (path, type_name) = (self.path(), &self.type_name);
        let old = self.old().unwrap_or_default();
        let key = self.meta_key().unwrap_or_default();
        Some(match self.kind {
            ChangeKind::CodeRemoved => {
                let bring = match &self.successor {
                    Some(successor) => format!("if it is `{successor}` now, write `code = {code}` there; else bring"),
                    None => "bring".to_owned(),
                };
                format!(
                    "{bring} `{path}` back, or say that the code is gone for good: `retired({code})` on `{type_name}` \
                     or another type of the catalog"
                )
            }
            ChangeKind::CodeChanged if self.old() == self.new() => {
                format!("make the code of `{path}` again what it was")
            }
            ChangeKind::CodeChanged if code.starts_with('"') => {
                format!("write `code = {code}` on `{path}`, or say that it is gone for good: `retired({code})`")
            }
            ChangeKind::CodeChanged => {
                format!("write `code = {code}` on `{path}`; a new error is a new variant, with a number of its own")
            }
            ChangeKind::StatusChanged => {
                format!("write `status = {old}` on `{path}`; for another status, add a variant with a code of its own")
            }
            ChangeKind::MetaRemoved if key == "*" => "send the map again".to_owned(),
            ChangeKind::MetaRemoved => format!("send `{key}` again, along with what is new"),
            ChangeKind::MetaRetyped => format!("send `{key}` as {old} again, and the new value under another key"),
            ChangeKind::MetaOptional => {
                format!("send `{key}` always; for failures that have none, add a variant with a code of its own")
            }
            ChangeKind::RetryNarrowed => format!("write `{}` on `{path}`", retry_key(old)),
            ChangeKind::RetiredReused => {
                format!(
                    "give `{path}` another code; if the old error is back, take `{code}` out of `retired` in the lock"
                )
            }
            ChangeKind::RetiredForgotten => {
                format!("write `retired({code})` on a type of the catalog, so that the compiler refuses it too")
            }
            _ => return None,
        })
    }

    fn write(&self, out: &mut impl fmt::Write) -> fmt::Result {
        writeln!(out, "{}: {self}", self.verdict())?;
        if let Some(breaks) = self.breaks() {
            writeln!(out, "  breaks: {breaks}")?;
        }
        if let Some(help) = self.help() {
            writeln!(out, "  help: {help}")?;
        }
        Ok(())
    }
}

/// The number of changes, then each of them.
impl fmt::Display for Diff {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return formatter.write_str("no changes\n");
        }
        writeln!(formatter, "{}", Counted(self))?;
        for change in self.breaking() {
            writeln!(formatter)?;
            change.write(formatter)?;
        }
        if self.compatible().next().is_some() {
            writeln!(formatter)?;
        }
        self.compatible().try_for_each(|change| change.write(formatter))
    }
}

/// `2 breaking changes, 1 compatible change`.
struct Counted<'d>(&'d Diff);

impl fmt::Display for Counted<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts =
            [(Verdict::Breaking, self.0.breaking().count()), (Verdict::Compatible, self.0.compatible().count())];
        let mut separator = "";
        for (verdict, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            let plural = if count == 1 { "" } else { "s" };
            write!(formatter, "{separator}{count} {verdict} change{plural}")?;
            separator = ", ";
        }
        Ok(())
    }
}

/// Why a test fails.
pub(super) enum Refusal<'c> {
    Unreadable { title: &'c str, error: LockError },
    Breaking { title: &'c str, path: PathBuf, diff: Diff, updates: bool },
}

impl fmt::Display for Refusal<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { title, error } => {
                write!(formatter, "it is not known whether {title} breaks clients\n{error}\n")
            }
            Self::Breaking { title, path, diff, updates: false } => write!(
                formatter,
                "{title} breaks clients that know {path}: {diff}\n\
                 {acceptance}",
                path = path.display(),
                acceptance = acceptance(diff, UPDATE_COMMAND),
            ),
            Self::Breaking { title, path, diff, updates: true } => write!(
                formatter,
                "{path} is updated, but does not accept all of {title}: {diff}",
                path = path.display(),
            ),
        }
    }
}

/// What a test that passes says to those who read on.
pub(super) fn listed(path: &Path, diff: &Diff) -> String {
    if diff.is_empty() {
        return String::new();
    }
    format!("{}: {diff}  help: lock what is new too: {UPDATE_COMMAND}\n", path.display())
}

/// What an update says.
pub(super) fn updated(path: &Path, diff: &Diff) -> String {
    let gap = if diff.is_breaking() { "\n" } else { "" };
    format!("{} is updated: {diff}{gap}{}", path.display(), accepted(diff))
}

/// What an update means to those who read advice above it that they need not take any more.
pub(crate) fn accepted(diff: &Diff) -> &'static str {
    if diff.is_breaking() {
        "What breaks clients is accepted now: commit the file with the reason. If it was not meant, restore the file.\n"
    } else {
        ""
    }
}

/// How to accept what breaks clients by this command, as far as it does.
pub(crate) fn acceptance(diff: &Diff, update: &str) -> String {
    let accept = |what: &str| {
        format!("If all clients are ready for {what}, accept it, and commit the file with the reason:\n    {update}\n")
    };
    let Some(codes) = reused(diff) else { return accept("it") };
    let mut text = format!("No update accepts that a retired code is used again: {codes}.\n");
    if diff.breaking().any(|change| change.kind != ChangeKind::RetiredReused) {
        text.push_str(&accept("the rest"));
    }
    text
}

/// The retired codes that are used again, if there are any.
pub(crate) fn reused(diff: &Diff) -> Option<String> {
    let reused = diff.breaking().filter(|change| change.kind == ChangeKind::RetiredReused);
    let codes: Vec<_> = reused.map(|change| format!("`{}`", change.code)).collect();
    (!codes.is_empty()).then(|| codes.join(", "))
}
