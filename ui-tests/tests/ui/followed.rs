//! Follows the suggestions that the failing cases record, and compiles the results.

use std::{fs, path::Path};

use super::{
    CASES, files, folders,
    generated::{Source, told},
};

#[test]
fn suggestions_compile() {
    let mut followed = Vec::new();
    for folder in folders().expect("folders") {
        let mut recordings = files(&Path::new(CASES).join(folder).join("fail")).unwrap_or_default();
        recordings.retain(|file| file.extension().is_some_and(|extension| extension == "stderr"));
        recordings.sort();
        for recording in recordings {
            let case = fs::read_to_string(recording.with_extension("rs")).expect("a case");
            let reports = fs::read_to_string(&recording).expect("a recording");
            // A case of several mistakes may hide others, as a broken type does in `catalog!`. A module has neither
            // `crate::` nor attributes of a crate.
            let is_one = !recording.ends_with("all_at_once.stderr") && !case.contains("catalog!");
            if is_one && !case.contains("crate::") && !case.contains("#!") {
                followed.extend(follow(&case, &reports).map(|case| format!("// {}\n{case}", recording.display())));
            }
        }
    }
    assert!(followed.len() > 80, "{} cases", followed.len());
    let source = Source::new("followed", "#![allow(warnings)]\n", &followed);
    let left: Vec<String> = told(&source).into_values().flatten().collect();
    assert!(left.is_empty(), "{}\n{}", source.path().display(), left.join("\n"));
}

/// The case after each of its reports is followed, if all have a suggestion.
fn follow(case: &str, reports: &str) -> Option<String> {
    let mut lines: Vec<String> = case.lines().map(str::to_owned).collect();
    let mut changes = Vec::new();
    for report in reports.split("\n\n").filter(|report| report.starts_with("error")) {
        changes.push(change(report)?);
    }
    changes.sort_by_key(|change| std::cmp::Reverse((change.line, change.column)));
    for change in &changes {
        let line = lines.get_mut(change.line.checked_sub(1)?)?;
        let start = line.char_indices().nth(change.column.checked_sub(1)?)?.0;
        let end = line.get(start..)?.char_indices().nth(change.length).map_or(line.len(), |(length, _)| start + length);
        // A change before it in the same text may have changed the length.
        let end = if change.is_in_text() { start + length_of_text(line.get(start..)?)? } else { end };
        let part = change.part(line.get(start..end)?);
        line.replace_range(start + part.start..start + part.end, &change.write);
    }
    (!changes.is_empty()).then(|| lines.join("\n") + "\n")
}

/// The length of the string literal at the beginning.
fn length_of_text(code: &str) -> Option<usize> {
    let hashes = code.strip_prefix('r').map_or(0, |rest| rest.len() - rest.trim_start_matches('#').len());
    let start = code.find('"')? + 1;
    let end = format!("\"{}", "#".repeat(hashes));
    let text = code.get(start..)?;
    // In a raw string, a backslash is a character like any other.
    let is_escaped = |at: usize| hashes == 0 && !code.starts_with('r') && text.get(..at).is_some_and(ends_in_escape);
    let length = text.match_indices(&end).map(|(at, _)| at).find(|at| !is_escaped(*at))?;
    Some(start + length + end.len())
}

/// Whether the text ends with an odd number of backslashes.
fn ends_in_escape(text: &str) -> bool {
    text.chars().rev().take_while(|char| *char == '\\').count() % 2 == 1
}

struct Change {
    line: usize,
    column: usize,
    length: usize,
    message: String,
    write: String,
}

fn change(report: &str) -> Option<Change> {
    let message = report.lines().next()?.to_owned();
    let help = report.lines().find_map(|line| line.trim_start().strip_prefix("help: "))?;
    let write = help.strip_prefix("write `").or_else(|| help.split_once("exists: `").map(|(_, name)| name))?;
    let write = write.strip_suffix('`').filter(|write| !write.contains(['`', '…']))?;
    // An attribute is underlined without its brackets.
    let write = write.strip_prefix("#[").and_then(|write| write.strip_suffix(']')).unwrap_or(write);
    let (_, position) = report.split_once("--> ")?;
    let mut position = position.lines().next()?.rsplit(':');
    let column = position.next()?.parse().ok()?;
    let line = position.next()?.parse().ok()?;
    let length = report.lines().find(|line| line.trim_start_matches([' ', '|']).starts_with('^'))?.matches('^').count();
    Some(Change { line, column, length, message, write: write.to_owned() })
}

impl Change {
    /// Whether it changes a placeholder inside a text.
    fn is_in_text(&self) -> bool {
        self.write.starts_with('<') || self.message.contains("placeholder `<")
    }

    /// The part that changes: inside a text, the first code of the message that stands in it.
    fn part(&self, underlined: &str) -> std::ops::Range<usize> {
        let is_value = |text: &str| {
            text.starts_with('"') || text.contains(" = ") || text.parse::<u64>().is_ok() || text.parse::<bool>().is_ok()
        };
        let is_text = ["\"", "r\"", "r#"].iter().any(|quote| underlined.starts_with(quote));
        if !is_text || is_value(&self.write) {
            return 0..underlined.len();
        }
        let mut code = self.message.split('`').skip(1).step_by(2);
        let found = code.find_map(|code| {
            let start = underlined.find(code)?;
            // Of a placeholder, the name changes.
            match code.strip_prefix('<').filter(|_| !self.write.starts_with('<')) {
                Some(name) => Some((start + 1, name.find(|c: char| !(c.is_alphanumeric() || c == '_'))?)),
                None => Some((start, code.len())),
            }
        });
        found.map_or(0..underlined.len(), |(start, length)| start..start + length)
    }
}
