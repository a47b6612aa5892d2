//! Exports the catalog as JSON, Markdown, HTML, OpenAPI and TypeScript.
//!
//! All formats omit hidden entries. JSON, Markdown and HTML are made from a [`Document`]: the
//! [`Catalog`](crate::Catalog) as owned data, with a sample response of each entry in the service's own envelope. OpenAPI
//! and TypeScript also describe the bodies of that envelope, so they need the catalog itself. Each text ends with a line
//! feed, and is identical from run to run if the bodies of the envelope are.
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
mod ordered;
mod sample;
mod shape;
mod typescript;

pub use self::document::{Code, Delay, Document, Entry, Header, JsonText, MetaMember, Retry, Sample, Section};
pub use self::format::{Format, UnknownFormat};
pub use self::html::html;
pub use self::json::{JSON_SCHEMA, json};
pub use self::markdown::markdown;
pub use self::openapi::openapi;
pub use self::typescript::typescript;
