//! Tells the formats apart, and reads files of all of them.

use std::io::{self, Write};

use super::columns::Columns;
use super::problems::Problems;
use super::source::{Place, Source};
use super::{export, list, openapi, page, proto, rust, tree};

/// A file to import.
pub(in crate::program) struct File {
    /// Its name in messages.
    pub(in crate::program) name: String,
    pub(in crate::program) bytes: Vec<u8>,
}

/// What became of the files.
pub(in crate::program) struct Imported {
    /// The Rust module, unless there is no error in the files.
    pub(in crate::program) rust: Option<String>,
    /// The numbers of errors, mistakes in the source, and things that were not understood.
    pub(in crate::program) counts: (usize, usize, usize),
    problems: Problems,
    names: Vec<String>,
}

impl Imported {
    /// Whether something was not understood, or had to be guessed.
    pub(in crate::program) fn has_gaps(&self) -> bool {
        self.problems.has_gaps()
    }

    /// Writes a line for each problem.
    pub(in crate::program) fn tell(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.problems.write(&self.names, out)
    }
}

/// Imports all files as one catalog.
///
/// # Errors
///
/// If a column is named wrongly, or a file is of no known format.
pub(in crate::program) fn import(files: &[File], named: &[String], title: Option<String>) -> Result<Imported, String> {
    let mut columns = Columns::default();
    for name in named {
        columns.name(name)?;
    }
    let (mut source, mut problems) = (Source::default(), Problems::default());
    source.title = title;
    for (index, file) in files.iter().enumerate() {
        let text = text(file, index, &mut problems)?;
        read(&text, &file.name, index, &columns, &mut source, &mut problems)
            .map_err(|fault| format!("{}{fault}", file.name))?;
    }
    let file_names: Vec<_> = files.iter().map(|file| file.name.clone()).collect();
    if let (None, [file]) = (&source.title, files) {
        source.title = Some(section_of(&file.name));
    }
    let count = source.entries().count();
    let is_empty = source.sections.iter().all(|section| section.entries.is_empty() && section.retired.is_empty());
    let rust = (!is_empty).then(|| rust::print(&source, &file_names, &mut problems));
    let (defects, gaps) = problems.count();
    Ok(Imported { rust, counts: (count, defects, gaps), problems, names: file_names })
}

/// The text of a file, in UTF-8 or UTF-16.
fn text(file: &File, index: usize, problems: &mut Problems) -> Result<String, String> {
    let bytes = file.bytes.as_slice();
    let wide = |bytes: &[u8], read: fn([u8; 2]) -> u16| {
        let units = bytes
            .chunks_exact(2)
            .map(|pair| read([pair.first().copied().unwrap_or(0), pair.last().copied().unwrap_or(0)]));
        char::decode_utf16(units).map(|char| char.unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>()
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(error) => {
                let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
                let line = before.split(|byte| *byte == b'\n').count();
                problems.gap(
                    Place { file: index, line },
                    "the text is not UTF-8: the bytes from here on that are not become `\u{fffd}`",
                );
                String::from_utf8_lossy(bytes).into_owned()
            }
        },
    };
    if text.contains('\0') {
        return Err(format!("{} is not a text", file.name));
    }
    Ok(text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n"))
}

fn read(
    text: &str,
    name: &str,
    file: usize,
    columns: &Columns,
    source: &mut Source,
    problems: &mut Problems,
) -> Result<(), String> {
    let section = section_of(name);
    let fault = |fault: tree::Fault| format!(":{}: {}", fault.line, fault.text);
    let start = text.trim_start();
    if start.starts_with(['{', '[']) && !start.starts_with("[![") {
        let parsed = tree::json(text, 1);
        // A page may begin with a link.
        if start.starts_with('{') || parsed.is_ok() {
            let (root, rest, line) = parsed.map_err(fault)?;
            if !rest.is_empty() && !root.is_object() {
                return Err(format!(":{line}: there is more after the end of the JSON"));
            }
            return read_json(&root, rest, line, &section, file, columns, source, problems)
                .map_err(|text| format!(": {text}"));
        }
    }
    let lower = start.get(..15.min(start.len())).unwrap_or_default().to_lowercase();
    if lower.starts_with("<!doctype") || lower.starts_with("<html") {
        return Err(": HTML is not read: save the page as Markdown or as text".to_owned());
    }
    if text.lines().any(|line| line.starts_with("openapi:") || line.starts_with("\"openapi\":")) {
        let root = tree::yaml(text).map_err(fault)?;
        openapi::read(&root, file, source, problems);
    } else if text.lines().any(|line| line.starts_with("swagger:")) {
        return Err(": Swagger 2.0 is not read: convert it to OpenAPI 3".to_owned());
    } else if proto::is_proto(text) {
        proto::read(text, file, source, problems);
    } else if let Some(separator) = list::separator(text, columns) {
        list::read_columns(text, separator, &section, file, columns, source, problems);
    } else {
        page::read(text, &section, file, columns, source, problems);
    }
    Ok(())
}

#[expect(clippy::too_many_arguments, reason = "the state of the import")]
fn read_json(
    root: &tree::Node,
    rest: &str,
    line: usize,
    section: &str,
    file: usize,
    columns: &Columns,
    source: &mut Source,
    problems: &mut Problems,
) -> Result<(), String> {
    if export::is_export(root) {
        export::read(root, file, source, problems);
    } else if root.get("openapi").is_some() {
        openapi::read(root, file, source, problems);
    } else if root.get("swagger").is_some() {
        return Err("Swagger 2.0 is not read: convert it to OpenAPI 3".to_owned());
    } else {
        list::read_json(root, section, file, columns, source, problems);
        // Lines of JSON: one error on each.
        let (mut rest, mut line) = (rest, line);
        while !rest.is_empty() {
            match tree::json(rest, line) {
                Ok((node, after, next)) => {
                    list::read_json(&node, section, file, columns, source, problems);
                    (rest, line) = (after, next);
                }
                Err(fault) => {
                    problems.gap(Place { file, line: fault.line }, fault.text);
                    break;
                }
            }
        }
    }
    Ok(())
}

/// The section of a list without sections: the name of its file.
fn section_of(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file.split('.').next().filter(|stem| !stem.is_empty() && *stem != "-").unwrap_or("API");
    let mut chars = stem.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect::<String>().replace(['_', '-'], " ")
}
