//! JSON: the document as it is.

use super::Document;

pub(super) fn render(document: &Document) -> String {
    // Strings and numbers always serialize.
    let mut json = serde_json::to_string_pretty(document).unwrap_or_default();
    json.push('\n');
    json
}
