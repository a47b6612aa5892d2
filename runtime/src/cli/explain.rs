//! `explain`: shows everything about the errors with a code.

use std::fmt::Write as _;
use std::io;

use clap::ArgMatches;
use http::StatusCode;

use crate::catalog::Catalog;
use crate::cli::exit::{Exit, Refusal};
use crate::cli::near;
use crate::cli::page::{ERROR, FAINT, Page, STRONG, printable};
use crate::entry::{Entry, Section};
use crate::export::{self, Delay, MetaMember, Retry, Wire, rows};

pub(super) fn explain(catalog: &Catalog, matches: &ArgMatches, page: &mut Page<'_>) -> Result<Exit, Refusal> {
    let wanted = matches.get_one::<String>("CODE").map_or("", String::as_str);
    let found = find(catalog, wanted);
    if found.is_empty() {
        return Err(Refusal::No(unknown(catalog, wanted)));
    }
    let wire = Wire::of(catalog.envelope(), &found);
    for (index, sent) in wire.entries.iter().enumerate() {
        if index > 0 {
            page.line("")?;
        }
        let names = (sent.section.name(), sent.section.type_name());
        show(&export::Entry::of(catalog.envelope(), sent), names, sent.entry.is_hidden(), page)?;
    }
    Ok(Exit::Success)
}

type LocatedEntry = (&'static Section, &'static Entry);

/// The entries with this code, else with this name, with or without the name of the type. Case does not matter.
fn find(catalog: &Catalog, wanted: &str) -> Vec<LocatedEntry> {
    let with = |is_wanted: &dyn Fn(&LocatedEntry) -> bool| {
        rows(catalog, true).into_iter().filter(is_wanted).collect::<Vec<_>>()
    };
    let (type_name, name) = wanted.rsplit_once("::").map_or((None, wanted), |(path, name)| (Some(path), name));
    let attempts: [&dyn Fn(&LocatedEntry) -> bool; 3] = [
        &|(_, entry)| entry.code() == wanted,
        &|(_, entry)| entry.code().as_str().eq_ignore_ascii_case(wanted),
        &|(section, entry)| {
            entry.name().eq_ignore_ascii_case(name)
                && type_name.is_none_or(|type_name| section.type_name().eq_ignore_ascii_case(type_name))
        },
    ];
    attempts.into_iter().map(with).find(|found| !found.is_empty()).unwrap_or_default()
}

fn unknown(catalog: &Catalog, wanted: &str) -> String {
    let retired = catalog.sections().iter().find(|section| section.retired().contains(&wanted));
    match retired {
        Some(section) => format!("the code `{wanted}` is retired: `{}` used it", section.type_name()),
        None => near::complaint(
            "error",
            wanted,
            rows(catalog, true).iter().map(|(_, entry)| entry.code().as_str()).filter(not_empty),
        ),
    }
}

fn not_empty(text: &&str) -> bool {
    !text.is_empty()
}

/// Shows everything in a row, and what a client receives.
pub(crate) fn show(
    entry: &export::Entry,
    (heading, type_name): (&str, &str),
    is_hidden: bool,
    page: &mut Page<'_>,
) -> io::Result<()> {
    page.line(format_args!("{}: {}", page.styled(STRONG, &entry.code), printable(&entry.message)))?;
    let status = StatusCode::from_u16(entry.status).map(|status| status.to_string());
    let (status, name) = (status.unwrap_or_default(), &entry.name);
    let path = if type_name == name { name.clone() } else { format!("{type_name}::{name}") };
    let others = entry.other_statuses().map(|others| format!(" or {others}")).unwrap_or_default();
    page.line(page.styled(FAINT, format_args!("{}{others} · {} · {path}", status.trim(), heading)))?;
    if is_hidden {
        page.line("Public exports omit it.")?;
    }
    if let Some(note) = &entry.deprecated {
        let (colon, note) = if note.is_empty() { ("", ".") } else { (": ", note.as_str()) };
        page.line(page.styled(ERROR, format_args!("Deprecated{colon}{note}")))?;
    }
    if let Some(description) = &entry.description {
        page.line("")?;
        page.paragraphs(description)?;
    }
    let mut labelled = Vec::new();
    let mut label = |label, text: Option<String>| labelled.extend(text.map(|text| (label, text)));
    label("long text", entry.long_message.clone());
    label("what to do", entry.hint.clone());
    label("retry", entry.retry.as_ref().map(retry));
    label("pointer", entry.pointer.clone());
    label("parameter", entry.parameter.clone());
    for (index, member) in entry.meta.iter().enumerate() {
        label(if index == 0 { "meta" } else { "" }, Some(meta(member)));
    }
    let labels: Vec<_> = entry.labels_shown().collect();
    label("labels", Some(labels.join(", ")).filter(|labels| !labels.is_empty()));
    label("level", entry.level.clone());
    for (protocol, code) in entry.protocol_codes() {
        label(protocol, Some(code));
    }
    label("docs", entry.docs.clone());
    if !labelled.is_empty() {
        page.line("")?;
    }
    labelled.iter().try_for_each(|(label, text)| page.labelled(label, text))?;
    page.line("")?;
    page.line(page.styled(FAINT, "A client receives:"))?;
    page.line("")?;
    page.line(format_args!("  HTTP/1.1 {}", status.trim()))?;
    for header in &entry.sample.headers {
        page.line(format_args!("  {}: {}", header.name, printable(&header.value)))?;
    }
    page.line("")?;
    printable(&entry.sample.body.pretty()).lines().try_for_each(|line| page.line(format_args!("  {line}")))
}

fn retry(retry: &Retry) -> String {
    match retry {
        Retry::Never => "never: the same request fails again".to_owned(),
        Retry::Backoff => "with growing pauses".to_owned(),
        Retry::After(Delay::Seconds(1)) => "after 1 second".to_owned(),
        Retry::After(Delay::Seconds(seconds)) => format!("after {seconds} seconds"),
        Retry::After(Delay::Field(field)) => format!("after {field}, sent as `Retry-After`"),
    }
}

/// `limit: integer, optional`, or `unit: "byte"`.
fn meta(member: &MetaMember) -> String {
    let mut text = if member.key == "*" { "any other members".to_owned() } else { member.key.clone() };
    // Writing to a string cannot fail.
    _ = match &member.value {
        Some(value) => write!(text, ": {value}"),
        None => write!(text, ": {}", member.data_type),
    };
    if member.optional {
        text.push_str(", optional");
    }
    text
}
