//! OpenAPI 3.1: the schemas of the bodies, and a response for each status.

use super::model::Model;
use super::names::Scheme;
use super::print;
use crate::catalog::Catalog;
use crate::export::ordered::Json;
use crate::export::wire::rows;

/// The catalog as components of an OpenAPI 3.1 document, in JSON: the schemas of the bodies, with the type of `meta` for
/// each code, and a response for each status, with all its errors as examples.
///
/// Operations refer to a response by the name of its status, in the same document or from another one. The version is that
/// of the package that declares the catalog.
///
/// The schemas are derived from bodies that the envelope writes, with the same limits as in [`typescript()`](crate::export::typescript()): if bodies do
/// not have the code as declared, or in upper snake case, at a fixed place, the document cannot distinguish the errors and
/// has one schema for all bodies.
///
/// ```
/// use error_catalog::{ApiError, Catalog, export};
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api(status = 409, message = "already exists", meta(param_name))]
///     EmailTaken { param_name: String },
/// }
///
/// static API: Catalog = error_catalog::catalog!("Users API", [UserError]);
///
/// let document: serde_json::Value = serde_json::from_str(&export::openapi(&API))?;
/// let conflict = &document["components"]["responses"]["Conflict"]["content"]["application/json"];
/// assert_eq!(conflict["examples"]["email_taken"]["value"]["errors"][0]["meta"]["param_name"], "<param_name>");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn openapi(catalog: &Catalog) -> String {
    let model = Model::of(catalog.envelope(), &rows(catalog, false), &Scheme::new("ErrorResponse", "Error"));
    let document = Json::object([
        ("openapi", Json::from("3.1.0")),
        ("info", info(catalog)),
        // This is the default, but linters require it.
        ("servers", Json::List(vec![Json::object([("url", Json::from("/"))])])),
        ("paths", Json::Object(Vec::new())),
        ("components", print::components(&model)),
    ]);
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn info(catalog: &Catalog) -> Json {
    let description = "The errors of the service. Each response is named after its status and has an example of every \
                       error; operations refer to them as `#/components/responses/…`.";
    Json::object([
        ("title", Json::from(catalog.title())),
        ("description", Json::from(description)),
        ("version", Json::from(catalog.version().unwrap_or("0.0.0"))),
    ])
}
