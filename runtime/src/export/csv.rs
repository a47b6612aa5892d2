//! CSV: a line for each error, for people who translate or look up texts in a spreadsheet.

use super::document::{Document, Entry, Section};

const COLUMNS: [&str; 13] = [
    "code",
    "status",
    "section",
    "type",
    "name",
    "message",
    "long_message",
    "hint",
    "description",
    "placeholders",
    "docs",
    "deprecated",
    "hidden",
];

/// The catalog as CSV ([RFC 4180](https://www.rfc-editor.org/rfc/rfc4180), with line feeds): a header, and a line for each
/// error with its code, status and texts.
///
/// Texts have their placeholders: `<email> is taken`. For hidden errors too, pass [`Document::with_hidden`].
///
/// ```
/// use error_catalog::{ApiError, Catalog, export};
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api(status = 409, message = "taken", long = "<email> is \"taken\"")]
///     EmailTaken { email: String },
/// }
///
/// static API: Catalog = error_catalog::catalog!("Users API", [UserError]);
///
/// let csv = export::csv(&API);
/// assert!(csv.contains("email_taken,409,User,UserError,EmailTaken,taken,\"<email> is \"\"taken\"\"\",,,email,,,\n"));
/// ```
pub fn csv(catalog: impl Into<Document>) -> String {
    let document = catalog.into();
    let mut csv = line(COLUMNS.map(str::to_owned));
    for section in &document.sections {
        csv.extend(section.entries.iter().map(|entry| line(cells(section, entry))));
    }
    csv
}

fn cells(section: &Section, entry: &Entry) -> [String; COLUMNS.len()] {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        entry.code.to_string(),
        entry.status.to_string(),
        section.name.clone(),
        section.type_name.clone(),
        entry.name.clone(),
        entry.message.clone(),
        text(&entry.long_message),
        text(&entry.hint),
        text(&entry.description),
        entry.placeholders.join(" "),
        text(&entry.docs),
        entry.deprecated.as_ref().map(|note| if note.is_empty() { "yes" } else { note }.to_owned()).unwrap_or_default(),
        if entry.hidden { "yes" } else { "" }.to_owned(),
    ]
}

fn line(cells: [String; COLUMNS.len()]) -> String {
    cells.map(|cell| quoted(&cell)).join(",") + "\n"
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}
