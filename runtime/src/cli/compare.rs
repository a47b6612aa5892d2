//! `diff` and `check`: report what has changed.

use std::io;
use std::path::Path;

use clap::ArgMatches;
use serde_json::{Value, json};

use crate::catalog::Catalog;
use crate::cli::command::{self, LOCK};
use crate::cli::exit::{Exit, Refusal};
use crate::cli::machine::{self, Finding, Level, MachineFormat};
use crate::cli::page::{ERROR, FAINT, GOOD, Page, printable};
use crate::compat::{self, ChangeKind, Diff, LockError, UPDATE_COMMAND};
use crate::export::{Wire, WireEntry, rows};

pub(super) fn diff(catalog: &Catalog, matches: &ArgMatches, page: &mut Page<'_>) -> Result<Exit, Refusal> {
    let Some(path) = command::path(matches, "OLD") else { return Ok(Exit::Failure) };
    let diff = compat::diff_of_file(path, catalog).map_err(|error| Refusal::Failure(error.told_of_diff()))?;
    if let Some(format) = MachineFormat::of(matches) {
        page.text(&machine::compared(format, &diff, catalog.title(), path))?;
    } else {
        report(&diff, page)?;
    }
    Ok(if diff.is_breaking() { Exit::No } else { Exit::Success })
}

pub(super) fn check(catalog: &Catalog, matches: &ArgMatches, page: &mut Page<'_>) -> Result<Exit, Refusal> {
    let Some(path) = command::path(matches, "LOCK") else { return Ok(Exit::Failure) };
    let command = update_command(path);
    let unreadable = |error: LockError| Refusal::Failure(error.told(&command));
    if matches.get_flag("update") {
        return update(catalog, path, page, unreadable);
    }
    let diff = catalog.check_compatible(path).map_err(unreadable)?;
    let wire = Wire::of(catalog.envelope(), &rows(catalog, true));
    let unclear: Vec<_> = wire.entries.iter().filter(|entry| !entry.unclear.is_empty()).collect();
    if let Some(format) = MachineFormat::of(matches) {
        let findings: Vec<_> =
            diff.iter().map(Finding::of).chain(unclear.iter().map(|entry| unclear_finding(entry))).collect();
        let json = || {
            let unclear: Vec<_> = unclear.iter().map(|entry| unclear_json(entry)).collect();
            let changes = machine::changes(&diff);
            json!({"title": catalog.title(), "breaking": diff.is_breaking(), "changes": changes, "unclear": unclear})
        };
        page.text(&format.text(&findings, Some(path), json))?;
        let is_refused = diff.is_breaking() || matches.get_flag("exact") && !is_locked(&diff);
        return Ok(if is_refused { Exit::No } else { Exit::Success });
    }
    report(&diff, page)?;
    for entry in unclear {
        page.line(format_args!("{} {}", page.styled(FAINT, "note:"), unclear_finding(entry).text))?;
    }
    if diff.is_breaking() {
        page.line("")?;
        page.text(&compat::acceptance(&diff, &command))?;
        return Ok(Exit::No);
    }
    if is_locked(&diff) {
        return Ok(Exit::Success);
    }
    page.line(page.styled(FAINT, format_args!("  help: lock these changes too: {command}")))?;
    Ok(if matches.get_flag("exact") { Exit::No } else { Exit::Success })
}

/// Whether the file has everything. It keeps a retired code whether the catalog lists it or not.
fn is_locked(diff: &Diff) -> bool {
    diff.iter().all(|change| change.kind() == ChangeKind::RetiredForgotten)
}

fn unclear_finding(sent: &WireEntry) -> Finding {
    let parts: Vec<_> = sent.unclear.iter().map(|part| format!("`{part}`")).collect();
    let path = format!("{}::{}", sent.section.type_name(), sent.entry.name());
    Finding {
        rule: "Unclear".to_owned(),
        level: Level::Warning,
        title: format!("not understood: {}", sent.entry.code()),
        text: format!(
            "`{}` ({path}): the body has {} in a place or form that documents and clients cannot know",
            sent.entry.code(),
            parts.join(", "),
        ),
    }
}

fn unclear_json(sent: &WireEntry) -> Value {
    json!({
        "code": sent.entry.code().to_string(),
        "type": sent.section.type_name(),
        "name": sent.entry.name(),
        "parts": sent.unclear,
    })
}

fn update(
    catalog: &Catalog,
    path: &Path,
    page: &mut Page<'_>,
    unreadable: impl Fn(LockError) -> Refusal,
) -> Result<Exit, Refusal> {
    let is_new = !path.exists();
    let changes = catalog.update_lock(path).map_err(&unreadable)?;
    report(&changes, page)?;
    let (file, diff) = (path.display(), catalog.check_compatible(path).map_err(unreadable)?);
    if let Some(codes) = compat::reused(&diff) {
        return Err(Refusal::No(format!(
            "{file} is updated, and accepts all but the retired codes that are used again: {codes}"
        )));
    }
    page.line(match (is_new, changes.is_empty()) {
        (true, _) => format!("\n{file} is written: commit it"),
        (false, true) => format!("{file} is up to date"),
        (false, false) => format!("\n{file} is updated: commit it"),
    })?;
    page.text(compat::accepted(&changes))?;
    Ok(Exit::Success)
}

/// The commands that write a lock file.
fn update_command(path: &Path) -> String {
    let path = if path == Path::new(LOCK) { String::new() } else { format!(" {}", path.display()) };
    format!("`catalog check --update{path}`, or {UPDATE_COMMAND}")
}

fn report(diff: &Diff, page: &mut Page<'_>) -> io::Result<()> {
    for line in printable(&diff.to_string()).lines() {
        match line.split_once(": ") {
            Some(("breaking", rest)) => page.line(format_args!("{} {rest}", page.styled(ERROR, "breaking:")))?,
            Some(("compatible", rest)) => page.line(format_args!("{} {rest}", page.styled(GOOD, "compatible:")))?,
            _ => page.line(line)?,
        }
    }
    Ok(())
}
