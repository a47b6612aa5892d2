//! `cargo run --example catalogs -- clerk resource_not_found` explains errors of the four catalogs.
//!
//! With a catalog and a code (or the name of a variant) it shows every entry that has it, with a
//! sample of what a client receives; with a catalog alone it lists that one; without anything it lists
//! all four. An unknown name ends with exit code 2 and the names that are spelled like it.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::io::{self, Write};
use std::process::ExitCode;

use error_catalog::{Catalog, Entry, Retry, Section};
use error_catalog_examples::sample::Sample;
use error_catalog_examples::{PUBLISHED, Published, output};

/// What the command line is answered with, apart from the lists and entries themselves.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Found,
    /// The complaint, for standard error.
    Unknown(String),
}

/// Does what `args` ask for.
pub(crate) fn answer(args: &[Cow<'_, str>], out: &mut dyn Write) -> io::Result<Answer> {
    let (name, wanted) = match args {
        [] => {
            for published in &PUBLISHED {
                list(published.catalog, out)?;
            }
            return Ok(Answer::Found);
        }
        [name] => (name, None),
        [name, wanted] => (name, Some(wanted)),
        [_, _, surplus, ..] => {
            let usage = "usage: catalogs [CATALOG [CODE]]";
            return Ok(Answer::Unknown(format!("unexpected argument `{surplus}`\n{usage}")));
        }
    };
    let Some(published) = PUBLISHED.iter().find(|published| published.name.eq_ignore_ascii_case(name)) else {
        let names = PUBLISHED.iter().map(|published| published.name).collect();
        return Ok(Answer::Unknown(complaint("catalog", name, names)));
    };
    match wanted {
        None => list(published.catalog, out).map(|()| Answer::Found),
        Some(wanted) => explain(published, wanted, out),
    }
}

/// One line for each entry, under the headings of the catalog.
fn list(catalog: &Catalog, out: &mut dyn Write) -> io::Result<()> {
    let width = catalog.entries().map(|entry| entry.code().as_str().len()).max().unwrap_or(0);
    let (errors, sections) = (catalog.entries().count(), catalog.sections().len());
    let plural = if sections == 1 { "" } else { "s" };
    writeln!(out, "{}: {errors} errors in {sections} section{plural}\n", catalog.title())?;
    for section in catalog.sections() {
        writeln!(out, "{}", section.name())?;
        for entry in section.entries() {
            let (status, code) = (entry.status().as_u16(), entry.code().as_str());
            writeln!(out, "  {status}  {code:width$}  {}", entry.name())?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Every entry with this code, or else with this variant name.
fn explain(published: &Published, wanted: &str, out: &mut dyn Write) -> io::Result<Answer> {
    let rows = || {
        let sections = published.catalog.sections().iter();
        sections.flat_map(|section| section.entries().iter().map(move |entry| (*section, entry)))
    };
    let samples = (published.samples)();
    let find = |is_wanted: &dyn Fn(&Entry) -> bool| -> Vec<(&Section, &Entry, &Sample)> {
        let all = rows().zip(&samples).map(|((section, entry), sample)| (section, entry, sample));
        all.filter(|(_, entry, _)| is_wanted(entry)).collect()
    };
    let mut found = find(&|entry| entry.code().as_str().eq_ignore_ascii_case(wanted));
    if found.is_empty() {
        found = find(&|entry| entry.name().eq_ignore_ascii_case(wanted));
    }
    if found.is_empty() {
        let names = rows().flat_map(|(_, entry)| [entry.code().as_str(), entry.name()]).collect();
        let what = format!("{} error", published.catalog.title());
        return Ok(Answer::Unknown(complaint(&what, wanted, names)));
    }
    for (section, entry, sample) in found {
        show(section, entry, sample, out)?;
    }
    Ok(Answer::Found)
}

/// Everything that a row says, and what a client receives for a sample.
fn show(section: &Section, entry: &Entry, sample: &Sample, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{} · {} ({}::{})", section.name(), entry.code(), section.type_name(), entry.name())?;
    let mut line = |label: &str, value: Option<String>| match value {
        Some(value) if !value.is_empty() => writeln!(out, "  {label:<12} {value}"),
        _ => Ok(()),
    };
    line("status", Some(entry.status().to_string()))?;
    line("message", Some(entry.message().to_string()))?;
    line("long message", entry.long_message().map(|text| text.to_string()))?;
    line("hint", entry.hint().map(|text| text.to_string()))?;
    line("values", Some(comma_separated(entry.placeholders())))?;
    line("pointer", entry.pointer().map(str::to_owned))?;
    line("meta", Some(comma_separated(entry.meta_keys())))?;
    line("retry", retry(entry))?;
    line("challenge", entry.challenge().map(str::to_owned))?;
    line("docs", entry.docs().map(str::to_owned))?;
    line("deprecated", entry.deprecated().map(|note| format!("yes. {note}")))?;
    let description = entry.description().map(|text| text.replace('\n', "\n               "));
    line("description", description)?;
    writeln!(out)?;

    let mut response = Vec::new();
    output::write_response(&mut response, &sample.response)?;
    for line in String::from_utf8_lossy(&response).lines() {
        writeln!(out, "{}", format_args!("  | {line}").to_string().trim_end())?;
    }
    writeln!(out)
}

fn comma_separated<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

fn retry(entry: &Entry) -> Option<String> {
    if let Some(place) = entry.retry_after_place() {
        return Some(format!("after <{place}>"));
    }
    match entry.retry() {
        Retry::Never => Some("never: the same request fails again".to_owned()),
        Retry::Backoff => Some("with growing pauses".to_owned()),
        Retry::After(delay) => Some(format!("after {} s", delay.as_secs())),
        // Unspecified, and whatever a later version adds.
        _ => None,
    }
}

/// What is unknown, and the names that are spelled like it.
fn complaint(what: &str, wanted: &str, mut names: Vec<&str>) -> String {
    let lower = wanted.to_lowercase();
    let likeness = |name: &str| {
        let name = name.to_lowercase();
        let shorter = lower.len().min(name.len());
        let contains = shorter > 2 && (name.contains(&lower) || lower.contains(&name));
        let distance = edits(&lower, &name);
        (contains || distance <= lower.chars().count() / 3 + 1).then_some((Reverse(contains), distance))
    };
    names.retain(|name| !name.is_empty());
    names.sort_unstable();
    names.dedup();
    let mut near: Vec<_> = names.iter().filter_map(|name| Some((likeness(name)?, *name))).collect();
    near.sort_by_key(|(likeness, _)| *likeness);
    let mut lines = vec![format!("unknown {what} `{wanted}`")];
    if near.is_empty() && names.len() < 10 {
        lines.push(format!("there are: {}", names.join(", ")));
    }
    lines.extend(near.iter().take(5).map(|(_, name)| format!("a similar name exists: `{name}`")));
    lines.join("\n")
}

/// How many characters have to be inserted, removed or changed to make one text of the other.
fn edits(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, c) in one.chars().enumerate() {
        let mut left = index + 1;
        let mut next = vec![left];
        for (pair, d) in row.windows(2).zip(&other) {
            if let [diagonal, above] = pair {
                left = (above + 1).min(left + 1).min(diagonal + usize::from(c != *d));
                next.push(left);
            }
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[allow(dead_code, reason = "a test includes this file as a module")]
fn main() -> ExitCode {
    let args: Vec<_> = std::env::args_os().skip(1).collect();
    let args: Vec<_> = args.iter().map(|arg| arg.to_string_lossy()).collect();
    output::run(|out| {
        Ok(match answer(&args, out)? {
            Answer::Found => ExitCode::SUCCESS,
            Answer::Unknown(complaint) => {
                // The exit code says it too, should standard error be closed.
                _ = writeln!(io::stderr(), "error: {complaint}");
                ExitCode::from(2)
            }
        })
    })
}
