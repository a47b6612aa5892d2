//! JSON: the document as it is.

use super::document::Document;

/// The JSON Schema (draft 2020-12) of what [`json()`] returns.
///
/// Its `$id` is the URL that each document has in `$schema`: the file in this project's repository, at the tag of the
/// release in which the format last changed. Later releases may add optional members. The schema, and [`Document`] when it
/// is deserialized, therefore allow unknown members, so that a document of a later release is still valid.
///
/// ```
/// use error_catalog::export::JSON_SCHEMA;
///
/// let schema: serde_json::Value = serde_json::from_str(JSON_SCHEMA)?;
/// assert_eq!(schema["required"][0], "$schema");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub const JSON_SCHEMA: &str = include_str!("catalog.schema.json");

/// The catalog as JSON: a [`Document`], which [`JSON_SCHEMA`] describes.
///
/// Until the next major version, the existing members keep their names, their meaning and their order, and entries are in
/// the order of their declaration. The text does not depend on the time, the machine or the order of a hash map, so a diff
/// of two exports is a diff of the catalogs.
///
/// ```
/// use error_catalog::{ApiError, Catalog, export};
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api(status = 404, code = "user_not_found", message = "No user has the id <user_id>")]
///     NotFound { user_id: String },
/// }
///
/// static API: Catalog = error_catalog::catalog!("Users API", [UserError]);
///
/// let json: serde_json::Value = serde_json::from_str(&export::json(&API))?;
/// let entry = &json["sections"][0]["entries"][0];
/// assert_eq!(entry["message"], "No user has the id <user_id>");
/// assert_eq!(entry["placeholders"][0], "user_id");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn json(catalog: impl Into<Document>) -> String {
    render(&catalog.into())
}

fn render(document: &Document) -> String {
    // Strings and numbers always serialize.
    let mut json = serde_json::to_string_pretty(document).unwrap_or_default();
    json.push('\n');
    json
}
