//! The commands on files: `merge`, `list`, `explain`, `export`, `diff` and `check`.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use clap::ArgMatches;
use serde_json::json;

use super::merge::{Exported, Merged, merge};
use crate::cli::machine::{self, Listed, MachineFormat};
use crate::cli::page::{Page, WIDTH, printable};
use crate::cli::{Exit, explain};
use crate::compat::replace;
use crate::export::{self, Document, Entry, Format, Section};

fn strings(matches: &ArgMatches, name: &str) -> Vec<String> {
    matches.get_many::<String>(name).into_iter().flatten().cloned().collect()
}

fn string<'m>(matches: &'m ArgMatches, name: &str) -> Option<&'m str> {
    // Not every command has every argument.
    matches.try_get_one::<String>(name).ok().flatten().map(String::as_str)
}

#[expect(clippy::needless_pass_by_value, reason = "it is passed to `map_err`")]
fn stream(error: io::Error) -> String {
    error.to_string()
}

/// The exports that the command line names, as one catalog.
fn merged(matches: &ArgMatches, err: &mut dyn Write) -> Result<Option<Merged>, String> {
    let exports = strings(matches, "FILE").into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
    match merge(exports, string(matches, "title").map(str::to_owned)) {
        Ok(merged) => Ok(Some(merged)),
        Err(conflicts) => {
            conflicts.iter().try_for_each(|conflict| writeln!(err, "error: {conflict}")).map_err(stream)?;
            Ok(None)
        }
    }
}

fn read(file: String) -> Result<Exported, String> {
    let text = fs::read_to_string(&file).map_err(|error| format!("{file} cannot be read: {error}"))?;
    let document = serde_json::from_str(text.trim_start_matches('\u{feff}'));
    let document = document.map_err(|error| format!("{file}:{}: this is not a JSON export: {error}", error.line()))?;
    Ok(Exported { file, document })
}

fn write(matches: &ArgMatches, text: &str, out: &mut dyn Write) -> Result<(), String> {
    match string(matches, "output") {
        Some(path) => replace(Path::new(path), text).map_err(|error| format!("{path} cannot be written: {error}")),
        None => out.write_all(text.as_bytes()).map_err(stream),
    }
}

pub(super) fn merge_files(matches: &ArgMatches, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, String> {
    let Some(merged) = merged(matches, err)? else { return Ok(Exit::No) };
    merged.odd.iter().try_for_each(|odd| writeln!(err, "warning: {odd}")).map_err(stream)?;
    write(matches, &export::json(merged.document), out)?;
    Ok(Exit::Success)
}

pub(super) fn export_files(matches: &ArgMatches, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, String> {
    let format = string(matches, "FORMAT").and_then(|name| name.parse::<Format>().ok());
    let Some(merged) = merged(matches, err)? else { return Ok(Exit::No) };
    let text = match format {
        Some(Format::Csv) => export::csv(merged.document),
        Some(Format::Json) => export::json(merged.document),
        Some(Format::Markdown) => export::markdown(merged.document),
        Some(Format::Html) => export::html(merged.document),
        _ => {
            return Err(
                "this format needs the types of the service: export it with the service's own program".to_owned()
            );
        }
    };
    write(matches, &text, out)?;
    Ok(Exit::Success)
}

fn rows(document: &Document) -> impl Iterator<Item = (&Section, &Entry)> {
    document.sections.iter().flat_map(|section| section.entries.iter().map(move |entry| (section, entry)))
}

pub(super) fn list(matches: &ArgMatches, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, String> {
    let Some(merged) = merged(matches, err)? else { return Ok(Exit::No) };
    let status = string(matches, "status").map(str::to_lowercase);
    let is_wanted = |entry: &Entry| {
        let own = entry.status.to_string();
        status.as_ref().is_none_or(|status| *status == own || status.strip_suffix("xx") == own.get(..1))
    };
    let domain = string(matches, "domain");
    let found = rows(&merged.document).filter(|(section, entry)| {
        is_wanted(entry) && domain.is_none_or(|domain| section.domain.as_deref() == Some(domain))
    });
    let found: Vec<_> = found.collect();
    if found.is_empty() {
        writeln!(err, "error: there is no such error").map_err(stream)?;
        return Ok(Exit::No);
    }
    if let Some(format) = MachineFormat::of(matches) {
        let errors: Vec<_> = found.into_iter().map(|(section, entry)| listed(section, entry)).collect();
        out.write_all(machine::listed(format, &merged.document.title, &errors).as_bytes()).map_err(stream)?;
        return Ok(Exit::Success);
    }
    for (section, entry) in found {
        let message = entry.message.replace(['\n', '\r'], " ");
        let [code, heading, message] =
            [&entry.code.to_string(), &section.name, &message].map(|text| printable(text).into_owned());
        writeln!(out, "{code}\t{}\t{heading}\t{message}", entry.status).map_err(stream)?;
    }
    Ok(Exit::Success)
}

fn listed(section: &Section, entry: &Entry) -> Listed {
    Listed {
        code: json!(entry.code),
        status: entry.status,
        section: section.name.clone(),
        type_name: section.type_name.clone(),
        name: entry.name.clone(),
        message: entry.message.clone(),
        hidden: entry.hidden,
        deprecated: entry.deprecated.clone(),
    }
}

pub(super) fn explain(matches: &ArgMatches, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, String> {
    let Some(merged) = merged(matches, err)? else { return Ok(Exit::No) };
    let wanted = string(matches, "CODE").unwrap_or_default();
    let is_wanted =
        |entry: &Entry| entry.code.to_string().eq_ignore_ascii_case(wanted) || entry.name.eq_ignore_ascii_case(wanted);
    let found: Vec<_> = rows(&merged.document).filter(|(_, entry)| is_wanted(entry)).collect();
    let mut page = Page::new(out, false, WIDTH);
    for (index, (section, entry)) in found.iter().enumerate() {
        if index > 0 {
            page.line("").map_err(stream)?;
        }
        explain::show(entry, (&section.name, &section.type_name), false, &mut page).map_err(stream)?;
    }
    if found.is_empty() {
        writeln!(err, "error: there is no error `{}`", printable(wanted)).map_err(stream)?;
        return Ok(Exit::No);
    }
    Ok(Exit::Success)
}

/// `diff OLD NEW`, and `check NEW OLD`.
pub(super) fn compare(matches: &ArgMatches, out: &mut dyn Write) -> Result<Exit, String> {
    let file = |name| Path::new(string(matches, name).unwrap_or_default());
    let compared = crate::compat::diff_of_files(file("OLD"), file("NEW"));
    let (diff, title) = compared.map_err(|error| error.told_of_diff())?;
    let text = match MachineFormat::of(matches) {
        Some(format) => machine::compared(format, &diff, &title, file("OLD")),
        None => printable(&diff.to_string()).into_owned(),
    };
    out.write_all(text.as_bytes()).map_err(stream)?;
    Ok(if diff.is_breaking() { Exit::No } else { Exit::Success })
}
