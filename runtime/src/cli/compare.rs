//! `diff` and `check`: report what has changed.

use std::io;
use std::path::Path;

use clap::ArgMatches;

use crate::catalog::Catalog;
use crate::cli::command::{self, LOCK};
use crate::cli::exit::{Exit, Refusal};
use crate::cli::page::{ERROR, FAINT, GOOD, Page, printable};
use crate::compat::{self, ChangeKind, Diff, LockError, UPDATE_COMMAND};

pub(super) fn diff(catalog: &Catalog, matches: &ArgMatches, page: &mut Page<'_>) -> Result<Exit, Refusal> {
    let Some(path) = command::path(matches, "OLD") else { return Ok(Exit::Failure) };
    let diff = compat::diff_of_file(path, catalog).map_err(|error| Refusal::Failure(error.told_of_diff()))?;
    report(&diff, page)?;
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
    report(&diff, page)?;
    if diff.is_breaking() {
        page.line("")?;
        page.text(&compat::acceptance(&diff, &command))?;
        return Ok(Exit::No);
    }
    // The lock keeps a retired code whether the catalog lists it or not.
    let is_current = diff.iter().all(|change| change.kind() == ChangeKind::RetiredForgotten);
    if is_current {
        return Ok(Exit::Success);
    }
    page.line(page.styled(FAINT, format_args!("  help: lock these changes too: {command}")))?;
    Ok(if matches.get_flag("exact") { Exit::No } else { Exit::Success })
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
