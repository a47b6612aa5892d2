//! `list`: one line for each error.

use std::collections::BTreeSet;

use clap::ArgMatches;
use clap::builder::styling::Style;
use serde_json::json;

use crate::catalog::Catalog;
use crate::cli::command::{LabelFilter, StatusFilter};
use crate::cli::exit::{Exit, Refusal};
use crate::cli::machine::{self, Listed, MachineFormat};
use crate::cli::near;
use crate::cli::page::{FAINT, Page, STRONG, printable};
use crate::entry::{Entry, Section};

pub(super) fn list(catalog: &Catalog, matches: &ArgMatches, page: &mut Page<'_>) -> Result<Exit, Refusal> {
    let status = matches.get_one::<StatusFilter>("status");
    let sections = sections(catalog, matches.get_one::<String>("section"))?;
    let rows = sections.iter().flat_map(|section| section.entries().iter().map(move |entry| (*section, entry)));
    let labels: Vec<&LabelFilter> = matches.get_many("label").into_iter().flatten().collect();
    known(catalog, &labels)?;
    let rows = rows.filter(|(_, entry)| labels.iter().all(|label| label.matches(entry)));
    let rows = rows.filter(|(_, entry)| status.is_none_or(|status| status.matches(entry)));
    if let Some(format) = MachineFormat::of(matches) {
        let rows: Vec<_> = rows.collect();
        if rows.is_empty() {
            return Err(Refusal::No("there is no such error".to_owned()));
        }
        let errors: Vec<_> = rows.into_iter().map(|(section, entry)| listed(section, entry)).collect();
        page.text(&machine::listed(format, catalog.title(), &errors))?;
        return Ok(Exit::Success);
    }
    let cells = rows.map(|(section, entry)| {
        let section = section.name();
        let mark = match (entry.is_hidden(), entry.deprecated()) {
            (true, _) => " (hidden)",
            (false, Some(_)) => " (deprecated)",
            (false, None) => "",
        };
        let message = entry.message().to_string().replace(['\n', '\r'], " ");
        let [code, section, message] =
            [entry.code().as_str(), section, &message].map(|text| printable(text).into_owned());
        let statuses: Vec<_> = entry.statuses().map(|status| status.to_string()).collect();
        (code, statuses.join(","), section, message, mark)
    });
    let cells: Vec<_> = cells.collect();
    if cells.is_empty() {
        return Err(Refusal::No("there is no such error".to_owned()));
    }
    let width = |heading: &str, cells: &mut dyn Iterator<Item = &str>| {
        cells.map(|cell| cell.chars().count()).fold(heading.len(), usize::max)
    };
    let codes = width("CODE", &mut cells.iter().map(|(code, ..)| &**code));
    let statuses = width("STATUS", &mut cells.iter().map(|(_, status, ..)| &**status));
    let names = width("SECTION", &mut cells.iter().map(|(_, _, section, ..)| &**section));
    let head = format_args!("{:codes$}  {:statuses$}  {:names$}  MESSAGE", "CODE", "STATUS", "SECTION");
    page.line(page.styled(FAINT, head))?;
    for (code, status, section, message, mark) in &cells {
        let code = page.styled(STRONG, format!("{code:codes$}"));
        let mark = page.styled(if mark.is_empty() { Style::new() } else { FAINT }, mark);
        page.line(format_args!("{code}  {status:statuses$}  {section:names$}  {message}{mark}"))?;
    }
    Ok(Exit::Success)
}

/// Refuses a label that no error has.
fn known(catalog: &Catalog, labels: &[&LabelFilter]) -> Result<(), Refusal> {
    let names: BTreeSet<_> = catalog.entries().flat_map(Entry::labels).map(|(name, _)| name).collect();
    match labels.iter().find(|label| !names.contains(&*label.name)) {
        Some(label) => Err(Refusal::No(near::complaint("label", &label.name, names))),
        None => Ok(()),
    }
}

fn listed(section: &Section, entry: &Entry) -> Listed {
    Listed {
        code: json!(entry.code()),
        status: entry.status().as_u16(),
        section: section.name().to_owned(),
        type_name: section.type_name().to_owned(),
        name: entry.name().to_owned(),
        message: entry.message().to_string(),
        hidden: entry.is_hidden(),
        deprecated: entry.deprecated().map(str::to_owned),
    }
}

/// All sections, or those with this heading or type.
fn sections(catalog: &Catalog, wanted: Option<&String>) -> Result<Vec<&'static Section>, Refusal> {
    let sections = catalog.sections().iter().copied();
    let Some(wanted) = wanted else { return Ok(sections.collect()) };
    let is_wanted = |name: &str| name.to_lowercase() == wanted.to_lowercase();
    let found = sections.clone().filter(|section| is_wanted(section.name()) || is_wanted(section.type_name()));
    let found: Vec<_> = found.collect();
    if found.is_empty() {
        return Err(Refusal::No(near::complaint("section", wanted, sections.map(Section::name))));
    }
    Ok(found)
}
