//! The report: one line for each change, and for a breaking change who is affected and how to fix it.

use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};

use http::StatusCode;

use crate::compat::change::{Change, ChangeKind, Verdict};
use crate::compat::diff::Diff;
use crate::compat::file::LockError;
use crate::compat::update::UPDATE_COMMAND;

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
        if self.code.is_empty() && self.name.is_empty() {
            formatter.write_str("all bodies: ")?;
        } else {
            write!(formatter, "`{}`", self.code)?;
            if !self.name.is_empty() {
                write!(formatter, " ({})", self.path())?;
            }
            formatter.write_str(": ")?;
        }
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
            ChangeKind::StatusesNarrowed | ChangeKind::StatusesWidened => {
                let others = |statuses: &str| if statuses.is_empty() { "none".to_owned() } else { statuses.to_owned() };
                write!(formatter, "the other statuses were {}, and are {} now", others(old), others(new))
            }
            ChangeKind::GrpcChanged => write!(formatter, "the code in gRPC was {old}, and is {new} now"),
            ChangeKind::LabelsChanged => changed(formatter, "the labels", old, new),
            ChangeKind::MetaRemoved => write!(formatter, "`meta.{key}` is removed"),
            ChangeKind::MetaRetyped | ChangeKind::MetaTypeKnown => {
                write!(formatter, "`meta.{key}` was {old}, and is {new} now")
            }
            ChangeKind::MetaOptional => write!(formatter, "`meta.{key}` can be absent now"),
            ChangeKind::RetryNarrowed | ChangeKind::RetryWidened => {
                write!(formatter, "the retry advice was {}, and is {} now", advice(old), advice(new))
            }
            ChangeKind::RetiredReused => formatter.write_str("the code is used again, though it was retired"),
            ChangeKind::CodesSwapped => write!(formatter, "the code is `{new}` now, which was that of another error"),
            ChangeKind::SuspectedReuse => {
                write!(
                    formatter,
                    "the code seems to mean something else: it was {old}, and is {new} now",
                    old = one_line(old),
                    new = one_line(new)
                )
            }
            ChangeKind::MediaTypeChanged => write!(formatter, "the media type was `{old}`, and is `{new}` now"),
            ChangeKind::PartMoved => match (self.old(), self.new()) {
                (Some(old), Some(new)) => {
                    write!(formatter, "{} was at {}, and is at {} now", self.part_name(), place(old), place(new))
                }
                (old, _) => write!(
                    formatter,
                    "{} was at {}, and is not there any more",
                    self.part_name(),
                    place(old.unwrap_or_default())
                ),
            },
            ChangeKind::PartAdded => write!(formatter, "{} is at {}", self.part_name(), place(new)),
            ChangeKind::PartRewritten => {
                write!(formatter, "{} was written {}, and is written {} now", self.part_name(), form(old), form(new))
            }
            ChangeKind::DomainAdded => write!(formatter, "the domain `{new}` is added"),
            ChangeKind::DomainChanged => match self.new() {
                Some(new) => write!(formatter, "the domain was `{old}`, and is `{new}` now"),
                None => write!(formatter, "the domain was `{old}`, and is not there any more"),
            },
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
            ChangeKind::MetaRequired => write!(formatter, "`meta.{key}` is always present now"),
            ChangeKind::MetaValueChanged | ChangeKind::MetaConstant => {
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

/// A path in the body.
fn place(path: &str) -> String {
    if path.is_empty() { "the top".to_owned() } else { format!("`{path}`") }
}

/// How a part is written.
fn form(form: &str) -> Cow<'_, str> {
    match form {
        "" => "as declared".into(),
        "string" => "as a string".into(),
        form => format!("as `{form}`").into(),
    }
}

/// Writes the change of a text that was added, removed or replaced.
fn changed(formatter: &mut fmt::Formatter<'_>, what: &str, old: &str, new: &str) -> fmt::Result {
    let (old, new) = (one_line(old), one_line(new));
    match (&*old, &*new) {
        ("", _) => write!(formatter, "{what} is added: \"{new}\""),
        (_, "") => write!(formatter, "{what} is removed: \"{old}\""),
        _ => write!(formatter, "{what} was \"{old}\", and is \"{new}\" now"),
    }
}

/// Joins the lines of a text, because each line would look like a change.
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
    if code.parse::<i64>().is_ok() { code.to_owned() } else { format!("{code:?}") }
}

impl Change {
    /// What bodies have at another place, in words.
    fn part_name(&self) -> String {
        let part = self.part().unwrap_or_default();
        let (part, of_several) =
            part.strip_prefix("listed.").map_or((part, ""), |part| (part, " of each of several errors"));
        let name = match part {
            "code" => "the code",
            "message" => "the short text",
            "long_message" => "the long text",
            "hint" => "the hint",
            "status" => "the status",
            "request_id" => "the request id",
            "pointer" => "the pointer",
            "parameter" => "the parameter",
            "docs" => "the link",
            "meta" => "the structured data",
            part => part,
        };
        format!("{name}{of_several}")
    }

    /// Who is affected by a breaking change.
    pub(crate) fn breaks(&self) -> Option<String> {
        let code = &self.code;
        let (old, new) = (self.old().unwrap_or_default(), self.new().unwrap_or_default());
        let key = self.meta_key().unwrap_or_default();
        Some(match self.kind {
            ChangeKind::CodeRemoved => {
                format!("clients that handle `{code}`: they no longer receive it, and do not know what is sent instead")
            }
            ChangeKind::CodeChanged if old == new => {
                "typed clients: they fail to parse the body, and see no error at all".to_owned()
            }
            ChangeKind::CodeChanged => {
                format!(
                    "clients that compare with `{code}`: the same failure is sent as `{new}`, which they do not know"
                )
            }
            ChangeKind::StatusChanged => {
                let side = |status: &str| if status.starts_with('4') { "the client's" } else { "the server's" };
                let fault = if side(old) == side(new) {
                    String::new()
                } else {
                    format!("; the failure is {} fault now, which changes retries and alerts", side(new))
                };
                format!("clients, proxies and dashboards that rely on the status{fault}")
            }
            ChangeKind::StatusesNarrowed => {
                format!("clients, proxies and dashboards that rely on one of the statuses {old}")
            }
            ChangeKind::GrpcChanged => {
                format!("clients that compare with {old}: the same failure is {new}, which may change retries")
            }
            ChangeKind::MetaRemoved if key == "*" => {
                format!("clients that read the members of the map in `meta` of `{code}`: they find none")
            }
            ChangeKind::MetaRemoved => format!("clients that read `meta.{key}` of `{code}`: they find nothing"),
            ChangeKind::MetaRetyped => format!("clients that read `meta.{key}` as {old}: they fail to parse the body"),
            ChangeKind::MetaOptional => {
                format!("clients that rely on `meta.{key}`: they fail to parse a response without it")
            }
            ChangeKind::RetryNarrowed if new.is_empty() || new == "never" => {
                "clients that retry as advised: they give up, or retry in vain".to_owned()
            }
            ChangeKind::RetryNarrowed if new == "backoff" => {
                "clients that wait as long as `Retry-After` says: the header is gone".to_owned()
            }
            ChangeKind::RetryNarrowed => {
                "clients that rely on the delay: they retry too early, or time out first".to_owned()
            }
            ChangeKind::CodesSwapped => {
                format!("clients that handle `{code}`: they receive it for another failure, and take one for the other")
            }
            ChangeKind::SuspectedReuse => {
                format!(
                    "clients that handle `{code}`: if it stands for another failure now, they take that for the old one"
                )
            }
            ChangeKind::MetaValueChanged => {
                format!(
                    "clients that compare `meta.{key}` of `{code}` with {old}, and typed clients, which know no other value"
                )
            }
            ChangeKind::MediaTypeChanged => {
                format!("clients that parse a body as an error only if it is `{old}`: they see no error at all")
            }
            ChangeKind::PartMoved if code.is_empty() => {
                format!("all clients that read {}: they find nothing", self.part_name())
            }
            ChangeKind::PartMoved => format!("clients that read {} of `{code}`: they find nothing", self.part_name()),
            ChangeKind::PartRewritten => {
                format!("all clients that read {}: they fail to parse it, or compare it in vain", self.part_name())
            }
            ChangeKind::DomainChanged => format!("clients that compare the domain of `{code}` with `{old}`"),
            ChangeKind::RetiredReused => {
                format!("clients from before `{code}` was retired: they still give it its old meaning")
            }
            _ => return None,
        })
    }

    /// What to do about the change, mostly about a breaking one.
    pub(crate) fn help(&self) -> Option<String> {
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
                    "{bring} `{path}` back, or retire the code for good: `retired({code})` on `{type_name}` \
                     or another type of the catalog"
                )
            }
            ChangeKind::CodeChanged if self.old() == self.new() => {
                format!("change the code of `{path}` back")
            }
            ChangeKind::CodeChanged if code.starts_with('"') => {
                format!("write `code = {code}` on `{path}`, or retire it for good: `retired({code})`")
            }
            ChangeKind::CodeChanged => {
                format!("write `code = {code}` on `{path}`; a new error is a new variant, with a number of its own")
            }
            ChangeKind::StatusChanged => {
                format!("write `status = {old}` on `{path}`; for another status, add a variant with a code of its own")
            }
            ChangeKind::StatusesNarrowed => {
                let list = if old.contains("XX") { String::new() } else { format!(", {old}") };
                format!("write `status_from(field{list})` on `{path}`, with the field that holds the status")
            }
            ChangeKind::GrpcChanged => format!("write `grpc = {old}` on `{path}`"),
            ChangeKind::MetaRemoved if key == "*" => "send the map again".to_owned(),
            ChangeKind::MetaRemoved => format!("send `{key}` again, along with what is new"),
            ChangeKind::MetaRetyped | ChangeKind::MetaValueChanged => {
                format!("send `{key}` as {old} again, and the new value under another key")
            }
            ChangeKind::MetaOptional => {
                format!("send `{key}` always; for failures that have none, add a variant with a code of its own")
            }
            ChangeKind::RetryNarrowed => format!("write `{}` on `{path}`", retry_key(old)),
            ChangeKind::CodesSwapped => format!("write `code = {code}` on `{path}` again"),
            ChangeKind::SuspectedReuse => format!(
                "if the error is the same, change its name, status or text in one release, and the rest in another; if it is \
                 not, give `{path}` a code of its own, and retire the old one: `retired({code})`"
            ),
            ChangeKind::PartMoved if !path.is_empty() && matches!(self.part(), Some("pointer" | "parameter")) => {
                format!("state the {} of `{path}` again", self.part().unwrap_or_default())
            }
            ChangeKind::DomainChanged => format!("write `domain = \"{old}\"` on `{type_name}`"),
            ChangeKind::MediaTypeChanged | ChangeKind::PartMoved | ChangeKind::PartRewritten => {
                "keep the envelope, and send the new one on new routes, or under a new version of the API".to_owned()
            }
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

/// The reason why a test fails.
pub(super) enum TestFailure<'c> {
    Unreadable { title: &'c str, error: LockError },
    Breaking { title: &'c str, path: PathBuf, diff: Diff, updates: bool },
}

impl fmt::Display for TestFailure<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { title, error } => {
                write!(formatter, "cannot tell whether {title} breaks clients\n{error}\n")
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

/// What a passing test prints.
pub(super) fn listed(path: &Path, diff: &Diff) -> String {
    if diff.is_empty() {
        return String::new();
    }
    format!("{}: {diff}  help: lock these changes too: {UPDATE_COMMAND}\n", path.display())
}

/// What an update prints.
pub(super) fn updated(path: &Path, diff: &Diff) -> String {
    let gap = if diff.is_breaking() { "\n" } else { "" };
    format!("{} is updated: {diff}{gap}{}", path.display(), accepted(diff))
}

/// What an update adds to the report, whose advice is obsolete after the update.
pub(crate) fn accepted(diff: &Diff) -> &'static str {
    if diff.is_breaking() {
        "The breaking changes are now accepted: commit the file with the reason. If you did not intend them, restore the \
         file.\n"
    } else {
        ""
    }
}

/// How to accept the breaking changes with this command, and which ones it cannot accept.
pub(crate) fn acceptance(diff: &Diff, update: &str) -> String {
    let accept = |what: &str| {
        format!("If all clients are ready for {what}, accept it, and commit the file with the reason:\n    {update}\n")
    };
    let Some(codes) = reused(diff) else { return accept("it") };
    let mut text = format!("An update cannot accept the reuse of a retired code: {codes}.\n");
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
