//! Exports the catalog as JSON, Markdown, HTML, OpenAPI and TypeScript.
//!
//! All formats omit hidden entries. JSON, Markdown and HTML are made from a [`Document`]: the [`Catalog`] as owned data,
//! with a sample response of each entry in the service's own envelope. OpenAPI and TypeScript also describe the bodies of
//! that envelope, so they need the [`Catalog`] itself. Each text ends with a line feed, and is identical from run to run if
//! the bodies of the envelope are.
//!
//! ```
//! use error_catalog::export::Format;
//! use error_catalog::{ApiError, Catalog};
//!
//! #[derive(Debug, ApiError)]
//! enum UserError {
//!     #[api(status = 404, code = "resource_not_found", message = "not found")]
//!     NotFound,
//! }
//!
//! static API: Catalog = error_catalog::catalog!("Users API", [UserError]);
//!
//! for format in Format::ALL {
//!     let text = format.export(&API);
//!     assert!(text.contains("resource_not_found"), "{format}");
//! }
//! ```

mod document;
mod format;
mod html;
mod json;
mod markdown;
pub(crate) mod openapi;
pub(crate) mod ordered;
mod sample;
mod shape;
mod typescript;

pub use self::document::{Code, Delay, Document, Entry, Header, JsonText, MetaMember, Retry, Sample, Section};
pub use self::format::{Format, UnknownFormat};

use crate::Catalog;

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
    json::render(&catalog.into())
}

/// The catalog as one page of Markdown: a table of contents, an overview of the codes in each section, and all facts about
/// each entry, with a sample response.
///
/// The page is CommonMark with GitHub's tables. No text can break it: a parser gets the texts exactly as declared, except
/// for white space. Doc comments are Markdown already. They keep their lists, tables, code and links, but cannot affect the
/// text after them: open constructs are closed, headings become bold lines, and HTML is shown as text.
///
/// Links to a code (`#user_not_found`) work on GitHub, on GitLab and in mdBook. If these name a heading differently
/// (numbers, punctuation, upper case, a code of several errors), the heading has an empty `<a id="…" name="…">`, which is
/// the only HTML of the page. If several errors share a code, the anchor of the first is the code, and the others add a
/// number. The anchors stay as long as the codes do; everything else on the page may change with any release.
///
/// The function also accepts a [`Document`].
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
/// let page = export::markdown(&API);
/// assert!(page.starts_with("# Users API\n"));
/// assert!(page.contains("| [`user_not_found`](#user_not_found) | 404 | No user has the id `<user_id>` |"));
/// assert!(page.contains("\n### `user_not_found`\n\n**404 Not Found**, `UserError::NotFound`\n"));
/// ```
pub fn markdown(catalog: impl Into<Document>) -> String {
    markdown::render(&catalog.into())
}

/// The catalog as one self-contained HTML page, for people to read, search and print.
///
/// The anchor of each error is its code, so `docs = "https://docs.example.com/errors#<code>"` links to it; if several
/// errors share a code, the anchor leads to the first. The address contains the search and the filters:
/// `errors.html?q=token&status=401&section=sessions`. The content security policy of the page allows only its own script,
/// and the page is complete without scripts. A host that sends a policy of its own must allow inline styles and scripts.
///
/// The function also accepts a [`Document`], such as one that was deserialized, or combined from several services.
///
/// ```
/// use error_catalog::export::{self, Document};
/// use error_catalog::{ApiError, Catalog};
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api(status = 404, code = "user_not_found", long = "No user has the id <user_id>")]
///     NotFound { user_id: String },
/// }
///
/// static API: Catalog = error_catalog::catalog!("Users API", [UserError]);
///
/// let page = export::html(&API);
/// assert!(page.contains(r#"id="user_not_found""#));
///
/// let mut document = Document::from(&API);
/// document.title = "All our APIs".to_owned();
/// assert!(export::html(document).contains("<h1>All our APIs</h1>"));
/// ```
pub fn html(catalog: impl Into<Document>) -> String {
    html::render(&catalog.into())
}

/// The catalog as components of an OpenAPI 3.1 document, in JSON: the schemas of the bodies, with the type of `meta` for
/// each code, and a response for each status, with all its errors as examples.
///
/// Operations refer to a response by the name of its status, in the same document or from another one. The version is that
/// of the package that declares the catalog.
///
/// The schemas are derived from bodies that the envelope writes, with the same limits as in [`typescript()`]: if bodies do
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
    openapi::render(catalog)
}

/// The catalog as a TypeScript module: the union of its codes, the facts about each code, the types of `meta`, and a parser
/// of the service's envelope that never throws.
///
/// The parser is derived from bodies that the envelope writes. With the [built-in envelopes](crate::envelope) it reads
/// everything that they send. For an envelope of your own, these rules apply:
///
/// - Bodies must have the code as declared, or in upper snake case (`NOT_FOUND`), at a fixed place: always under the same
///   names, which may lead through an array. The parser cannot find a code in another form (`ERR_NOT_FOUND`), or as the
///   name of a member (`{"errors":{"not_found":…}}`). Errors then have no code, which the module says in its first comment
///   and at its parser.
/// - The texts, `meta`, the request id and the pointer must also be at fixed places and as declared.
/// - Bodies should not differ from run to run. A timestamp, for example, makes each export different.
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
/// let module = export::typescript(&API);
/// assert!(module.contains(r#"readonly "email_taken": { readonly "param_name": string };"#));
/// ```
///
/// A client then writes:
///
/// ```ts
/// const error = await parseResponse(response);
/// switch (error.code) {
///   case "email_taken":
///     return markField(error.meta.param_name);
///   case undefined: // newer than this module, or the page of a proxy
///     return show(error.message ?? `HTTP ${error.status}`, error.requestId);
/// }
/// ```
pub fn typescript(catalog: &Catalog) -> String {
    typescript::render(catalog, &Document::from(catalog))
}
