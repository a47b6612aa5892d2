//! OpenAPI 3.1: the schemas of the bodies, and a response for each status.

use super::model::Model;
use super::names::Scheme;
use super::print::OpenApiVersion;
use crate::catalog::Catalog;
use crate::export::ordered::Json;
use crate::export::wire::rows;

/// The catalog as components of an OpenAPI 3.1 document, in JSON: the schemas of the bodies, with the type of `meta` for
/// each code, and a response for each status, with all its errors as examples.
///
/// Operations refer to a response by the name of its status, in the same document or from another one. The version is that
/// of the package that declares the catalog.
///
/// Each response has the schemas of the errors with its status; the response `Default` has all of them. In each of these, the code, the status, and constant members
/// are constants. The last alternative accepts any code, because a newer service may send errors that this document does not
/// know. [`OpenApi`] writes the document for tools that do not understand all of this.
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
    OpenApi::new().export(catalog)
}

/// How an OpenAPI document is written, for tools that do not understand what [`openapi`] writes.
///
/// ```
/// use error_catalog::export::{OpenApi, OpenApiVersion};
/// use error_catalog::{ApiError, Catalog};
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api(status = 404)]
///     UserNotFound,
/// }
///
/// static API: Catalog = error_catalog::catalog!("Users API", [UserError]);
///
/// let document = OpenApi::new().version(OpenApiVersion::V3_0).prefix("Users").export(&API);
/// let document: serde_json::Value = serde_json::from_str(&document)?;
/// assert_eq!(document["openapi"], "3.0.3");
/// assert!(document["components"]["schemas"]["UsersUserNotFoundError"].is_object());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
#[must_use = "nothing is written before `export`"]
pub struct OpenApi<'n> {
    version: OpenApiVersion,
    prefix: &'n str,
    one_schema: bool,
}

impl<'n> OpenApi<'n> {
    /// OpenAPI 3.1, names without a prefix, and a schema for each status.
    pub const fn new() -> Self {
        Self { version: OpenApiVersion::V3_1, prefix: "", one_schema: false }
    }

    /// Writes another version of OpenAPI.
    pub const fn version(self, version: OpenApiVersion) -> Self {
        Self { version, ..self }
    }

    /// Begins the names of all schemas with a word, for languages in which a type called `Error` hides another one.
    pub const fn prefix(self, prefix: &'n str) -> Self {
        Self { prefix, ..self }
    }

    /// Gives all responses the same schema, for generators that allow an operation only one type of errors, like
    /// [progenitor](https://docs.rs/progenitor).
    ///
    /// A body matches exactly one of its alternatives, so that they can be the variants of an enum: the last one accepts only
    /// codes that the document does not know.
    pub const fn one_schema(self) -> Self {
        Self { one_schema: true, ..self }
    }

    /// Writes the document.
    #[must_use = "a document that is not published helps nobody"]
    pub fn export(self, catalog: &Catalog) -> String {
        let names = Scheme::new(self.prefix);
        let model = Model::of(catalog.envelope(), &rows(catalog, false), &names, self.one_schema);
        let document = Json::object([
            ("openapi", Json::from(self.version.number())),
            ("info", info(catalog)),
            // This is the default, but linters require it.
            ("servers", Json::List(vec![Json::object([("url", Json::from("/"))])])),
            ("paths", Json::Object(Vec::new())),
            ("components", self.version.components(&model)),
        ]);
        let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
        text.push('\n');
        text
    }
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
