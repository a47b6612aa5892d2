//! `diff` and `check`: report what has changed.

use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::ArgMatches;
use clap::parser::ValueSource;
use serde_json::{Value, json};

use crate::catalog::Catalog;
use crate::cli::command::{self, LOCK};
use crate::cli::exit::{Exit, Refusal};
use crate::cli::machine::{self, Finding, Level, MachineFormat};
use crate::cli::page::{ERROR, FAINT, GOOD, Page, printable};
use crate::compat::{self, ChangeKind, Diff, Lock, LockError, UPDATE_COMMAND};
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
    let is_stated = matches.value_source("LOCK") != Some(ValueSource::DefaultValue);
    let path = &if is_stated || path.exists() { path.to_owned() } else { lock_below(catalog, path)? };
    let command = update_command(path);
    let unreadable = |error: LockError| {
        Refusal::Failure(if compat::is_export(path) {
            let path = path.display();
            format!("{path}: this is a JSON export, not a lock file\n  help: compare with it: `catalog diff {path}`")
        } else {
            error.told(&command)
        })
    };
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

/// The lock file of this catalog in a package of the workspace whose root is the current directory, if there is one.
fn lock_below(catalog: &Catalog, name: &Path) -> Result<PathBuf, Refusal> {
    let is_root = fs::read_to_string("Cargo.toml").is_ok_and(|manifest| manifest.contains("[workspace]"));
    let mut found = Vec::new();
    if is_root {
        find(Path::new(""), name, DEEPEST, &mut found);
    }
    let is_own = |path: &&PathBuf| Lock::read(path).is_ok_and(|lock| lock.title == catalog.title());
    let own: Vec<_> = found.iter().filter(is_own).collect();
    match (own.as_slice(), found.as_slice()) {
        ([one], _) => Ok((*one).clone()),
        (_, []) => Ok(name.to_owned()),
        (_, [first, ..]) => {
            let paths: Vec<_> = found.iter().map(|path| path.display().to_string()).collect();
            Err(Refusal::Failure(format!(
                "no lock file, or more than one, of this workspace is that of `{}`:\n  {}\
                 \n  help: say which one: `catalog check {}`",
                printable(catalog.title()),
                paths.join("\n  "),
                first.display(),
            )))
        }
    }
}

/// How many folders a package is below the root of its workspace, at most.
const DEEPEST: usize = 4;

/// Finds the files of this name in the folders of a folder, except those that no package is in.
fn find(folder: &Path, name: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let Ok(children) = fs::read_dir(here) else { return };
    let is_folder = |child: &fs::DirEntry| child.file_type().is_ok_and(|kind| kind.is_dir());
    let mut names: Vec<_> = children.flatten().filter(is_folder).map(|child| child.file_name()).collect();
    names.retain(|name| !name.to_string_lossy().starts_with('.') && name != "target" && name != "node_modules");
    names.sort();
    for child in names {
        let child = folder.join(child);
        let file = child.join(name);
        if file.is_file() {
            found.push(file);
        }
        if depth > 1 {
            find(&child, name, depth - 1, found);
        }
    }
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
