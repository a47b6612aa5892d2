//! `diff` and `check`: what has changed.

use std::io;

use clap::ArgMatches;

use crate::cli::command;
use crate::cli::page::{ERROR, FAINT, GOOD, Page};
use crate::cli::{Exit, Refusal};
use crate::compat::{self, ChangeKind, Diff, LockError};
use crate::entry::Catalog;

pub(super) fn diff(catalog: &Catalog, matches: &ArgMatches, page: &mut Page<'_>) -> Result<Exit, Refusal> {
    let Some(path) = command::path(matches, "OLD") else { return Ok(Exit::Failure) };
    let diff = compat::diff_of_file(path, catalog).map_err(unreadable)?;
    report(&diff, page)?;
    Ok(if diff.is_breaking() { Exit::No } else { Exit::Success })
}

pub(super) fn check(catalog: &Catalog, matches: &ArgMatches, page: &mut Page<'_>) -> Result<Exit, Refusal> {
    let Some(path) = command::path(matches, "LOCK") else { return Ok(Exit::Failure) };
    let updates = matches.get_flag("update");
    if updates {
        let changes = catalog.update_lock(path).map_err(unreadable)?;
        report(&changes, page)?;
    }
    let diff = catalog.check_compatible(path).map_err(unreadable)?;
    if updates {
        return if diff.is_breaking() {
            Err(Refusal::No(format!("{} does not take back retired codes", path.display())))
        } else {
            Ok(Exit::Success)
        };
    }
    report(&diff, page)?;
    if diff.is_breaking() {
        return Ok(Exit::No);
    }
    // The lock keeps a code that was retired whether the catalog lists it or not.
    let is_current = diff.iter().all(|change| change.kind() == ChangeKind::RetiredForgotten);
    if is_current {
        return Ok(Exit::Success);
    }
    page.line(page.styled(FAINT, "  help: lock what is new too: `check --update`, or UPDATE_ERROR_LOCK=1 cargo test"))?;
    Ok(if matches.get_flag("exact") { Exit::No } else { Exit::Success })
}

#[expect(clippy::needless_pass_by_value, reason = "it is called by `map_err`")]
fn unreadable(error: LockError) -> Refusal {
    Refusal::Failure(error.to_string())
}

fn report(diff: &Diff, page: &mut Page<'_>) -> io::Result<()> {
    for line in diff.to_string().lines() {
        match line.split_once(": ") {
            Some(("breaking", rest)) => page.line(format_args!("{} {rest}", page.styled(ERROR, "breaking:")))?,
            Some(("compatible", rest)) => page.line(format_args!("{} {rest}", page.styled(GOOD, "compatible:")))?,
            _ => page.line(line)?,
        }
    }
    Ok(())
}
