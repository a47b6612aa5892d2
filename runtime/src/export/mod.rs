//! The catalog as documents: JSON, Markdown, HTML, OpenAPI and TypeScript.
//!
//! Every format is made from the same [`Document`], which is the [`Catalog`] without its hidden entries and with a sample
//! response of each entry, rendered in the service's own envelope. Each text ends with a line feed and is the same
//! letter for letter from run to run, as long as the bodies of the envelope are.
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
/// Its `$id` is the URL that each document names in `$schema`: the file in this project's repository, at the tag of the
/// release in which the format last changed. The format grows by optional members. The schema therefore allows members
/// that it does not know, as [`Document`] does when it is read: a document of a later release still passes.
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
/// Guaranteed until the major version changes: the members that are there now stay, under the same names and with the
/// same meaning, and in the same order; entries stand in the order of their declaration. Nothing depends on the time, the
/// machine or the order of a hash map: what has not changed in the catalog does not change in the text, and a diff of two
/// exports is a diff of the catalogs.
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

/// The catalog as one page of Markdown: a table of contents, per section an overview of its codes, and of each entry all
/// that is known, with a sample response.
///
/// It is CommonMark with the tables of GitHub, whatever the texts hold: a parser reads out of it the texts as they are
/// declared, but for white space. Doc comments are Markdown already. They keep their lists, tables, code and links, in a
/// form that ends with them: what is left open is closed, headings become lines in bold, HTML is shown as text.
///
/// Links of the page lead to the headings on GitHub, on GitLab and in mdBook, under the code itself: `#user_not_found`.
/// Where these differ in the name of a heading (numbers, punctuation, upper case, a code of several errors), it has an
/// empty `<a id="…" name="…">`, which is the only HTML of the page. Of several errors with one code, the first has it, and
/// the others have a number behind it. These anchors stay as long as the codes do; what else is on the page, and where,
/// can change with any release.
///
/// A [`Document`] makes a page as well.
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

/// The catalog as one HTML page that needs nothing but itself, for people to read, search and print.
///
/// Each error has its code as an anchor, so that `docs = "https://docs.example.com/errors#<code>"` leads to it; where several
/// errors share a code, the anchor is that of the first. What is searched for and filtered stands in the address:
/// `errors.html?q=token&status=401&section=sessions`. A content security policy in the page lets nothing run but
/// its own script, and without scripts it is all there to read. A host that sends a policy of its own has to allow
/// inline styles and scripts.
///
/// A [`Document`] makes a page, too: one that was read back, or put together from the catalogs of several services.
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

/// The catalog as components of an OpenAPI 3.1 document, in JSON: the schemas of the bodies, with the codes and the type of
/// `meta` for each, and a response for each status with all its errors as examples.
///
/// Operations refer to a response by the name of its status, in the same document or from another one. The version is that
/// of the package that declares the catalog.
///
/// The envelope is described by what it writes, as it is for [`typescript`], with the same limits: codes that do not stand
/// as declared, or in upper snake case, at a fixed place are not told apart, and the document then has one schema of all
/// bodies.
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

/// The catalog as a TypeScript module: the union of its codes, what is known of each, the type of its `meta`, and a parser
/// of the service's envelope that never throws.
///
/// The parser knows what the bodies of the envelope show. Those of the [built-in ones](crate::envelope) show everything
/// that they send. An envelope of your own is observed in bodies that it writes, and so has to meet its reader halfway:
///
/// - The code stands in them as it is declared, or in upper snake case (`NOT_FOUND`), at a fixed place: always under the
///   same names, which may lead through an array. With another form (`ERR_NOT_FOUND`), or as the name of a member
///   (`{"errors":{"not_found":…}}`), it is not found. Errors then come without a code, which the module says in its first
///   comment and at its parser.
/// - The texts, `meta`, the request id and the pointer stand at fixed places, too, and as they are declared.
/// - Bodies do not differ from run to run. A timestamp in them makes documents differ that should be the same.
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
