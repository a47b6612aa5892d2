//! `coverage`: lists the errors that no test has rendered.

use std::collections::HashSet;
use std::path::Path;
use std::{fs, io};

use clap::ArgMatches;

use crate::catalog::Catalog;
use crate::cli::command;
use crate::cli::exit::{Exit, Refusal};
use crate::cli::page::{FAINT, Page, STRONG, printable};
use crate::entry::{Entry, Section};

pub(super) fn coverage(catalog: &Catalog, matches: &ArgMatches, page: &mut Page<'_>) -> Result<Exit, Refusal> {
    let Some(folder) = command::path(matches, "DIR") else { return Ok(Exit::Failure) };
    let notes = notes(folder).map_err(|error| Refusal::Failure(format!("{}: {error}", folder.display())))?;
    let Some(notes) = notes else {
        return Err(Refusal::Failure(format!(
            "{}: no test has noted anything\
             \n  help: ERROR_CATALOG_COVERAGE={} cargo test --features error-catalog/coverage",
            folder.display(),
            folder.display(),
        )));
    };
    let rows =
        || catalog.sections().iter().flat_map(|section| section.entries().iter().map(move |entry| (*section, entry)));
    let missed: Vec<_> = rows().filter(|(section, entry)| !notes.contains(&line(section, entry))).collect();
    let (total, covered) = (rows().count(), rows().count() - missed.len());
    match matches.get_one::<String>("format").map_or("text", String::as_str) {
        "json" => json(&missed, covered, total, page)?,
        "github" => github(&missed, page)?,
        _ => text(&missed, covered, total, page)?,
    }
    Ok(if missed.is_empty() { Exit::Success } else { Exit::No })
}

type Missed = (&'static Section, &'static Entry);

/// An entry as `answer/covered.rs` notes it.
fn line(section: &Section, entry: &Entry) -> String {
    format!("{}::{} {}", section.type_name(), entry.name(), entry.code())
}

/// The lines of all notes in a folder, or `None` if there are no notes.
fn notes(folder: &Path) -> io::Result<Option<HashSet<String>>> {
    let mut notes = None;
    for found in fs::read_dir(folder)? {
        let path = found?.path();
        if path.extension().is_some_and(|extension| extension == "covered") {
            let text = fs::read_to_string(path)?;
            notes.get_or_insert_with(HashSet::new).extend(text.lines().map(str::to_owned));
        }
    }
    Ok(notes)
}

fn text(missed: &[Missed], covered: usize, total: usize, page: &mut Page<'_>) -> io::Result<()> {
    let mut heading = "";
    for (section, entry) in missed {
        if section.name() != heading {
            heading = section.name();
            page.line(page.styled(FAINT, printable(heading)))?;
        }
        let code = page.styled(STRONG, printable(entry.code().as_str()).into_owned());
        page.line(format_args!("  {code} ({}::{})", section.type_name(), entry.name()))?;
    }
    page.line(format_args!("{covered} of {total} errors are rendered by a test"))
}

fn json(missed: &[Missed], covered: usize, total: usize, page: &mut Page<'_>) -> io::Result<()> {
    let missed: Vec<_> = missed
        .iter()
        .map(|(section, entry)| {
            serde_json::json!({
                "section": section.name(),
                "type": section.type_name(),
                "name": entry.name(),
                "code": entry.code(),
                "status": entry.status().as_u16(),
            })
        })
        .collect();
    let list = serde_json::json!({ "covered": covered, "total": total, "missed": missed });
    page.line(format_args!("{list:#}"))
}

/// A warning for each error, as a workflow of GitHub shows it.
fn github(missed: &[Missed], page: &mut Page<'_>) -> io::Result<()> {
    let escaped = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    missed.iter().try_for_each(|(section, entry)| {
        let (code, path) = (escaped(entry.code().as_str()), format!("{}::{}", section.type_name(), entry.name()));
        page.line(format_args!("::warning title=No test renders {path}::no test renders the error {code}"))
    })
}
