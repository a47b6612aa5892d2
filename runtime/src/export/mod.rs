//! Exports the catalog as JSON, Markdown, HTML, CSV, OpenAPI and TypeScript.
//!
//! All formats omit hidden entries. JSON, Markdown, HTML and CSV are made from a [`Document`]: the
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

mod code;
#[cfg(feature = "export")]
mod csv;
#[cfg(feature = "export")]
mod document;
#[cfg(feature = "export")]
mod format;
#[cfg(feature = "export")]
mod html;
#[cfg(feature = "export")]
mod json;
#[cfg(feature = "export")]
mod listing;
#[cfg(feature = "export")]
mod markdown;
#[cfg(feature = "export")]
pub(crate) mod openapi;
mod ordered;
mod path;
mod retry;
mod sample;
mod shape;
#[cfg(feature = "export")]
mod typescript;
mod wire;

#[cfg(feature = "export")]
pub use self::csv::csv;
#[cfg(feature = "program")]
pub(crate) use self::document::SCHEMA;
#[cfg(feature = "export")]
pub use self::document::{Document, Entry, Field, Header, JsonText, MetaMember, Sample, Section};
#[cfg(feature = "export")]
pub use self::format::{Format, UnknownFormat};
#[cfg(feature = "export")]
pub use self::html::html;
#[cfg(feature = "export")]
pub use self::json::{JSON_SCHEMA, json};
#[cfg(feature = "export")]
pub use self::markdown::markdown;
#[cfg(feature = "export")]
pub use self::openapi::{OpenApi, OpenApiVersion, openapi};
#[cfg(feature = "export")]
pub use self::typescript::typescript;

pub use self::code::Code;
pub use self::retry::{Delay, Retry};
pub use self::shape::Shape;
#[cfg(feature = "compat")]
pub(crate) use self::wire::WireMember;
#[cfg(any(feature = "compat", feature = "cli"))]
pub(crate) use self::wire::{Wire, WireEntry, rows};
