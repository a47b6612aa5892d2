//! Declare an HTTP API's errors once, as a Rust enum: checked, rendered and published from it.
//!
//! The enum *is* the catalog: each variant states its HTTP status, its machine code and its texts, and a wrong statement
//! does not compile. At run time, an error becomes the body and the headers that its service has chosen, the same for all of
//! its errors. The declaration is also `'static` data, from which everything else about the errors can be made.
//!
//! ```
//! use error_catalog::{ApiError, Catalog, Context};
//!
//! #[derive(Debug, ApiError)]
//! #[api(section = "Users", docs = "https://docs.example.com/errors#<code>")]
//! pub enum UserError {
//!     /// No user exists with the given id.
//!     #[api(status = 404, code = "resource_not_found", message = "not found", long = "No user was found with id <user_id>")]
//!     NotFound { user_id: String },
//!
//!     /// The e-mail address belongs to another user.
//!     #[api(status = 409, code = "email_taken", message = "already exists", long = "<email> is taken", meta(param_name = "email"))]
//!     EmailTaken { #[api(pointer)] email: String },
//!
//!     #[api(status = 503, code = "search_down", message = "Search is unavailable", retry_after = 30)]
//!     SearchDown(#[api(from)] std::io::Error),
//! }
//!
//! pub static API: Catalog = error_catalog::catalog!("Users API", [UserError]);
//!
//! let error = UserError::EmailTaken { email: "ada@example.com".to_owned() };
//! let response = Context::new().request_id("req_1").scope(|| error.to_response());
//!
//! // What a client receives:
//! assert_eq!(response.status(), 409);
//! assert_eq!(response.headers()["content-type"], "application/json");
//! assert_eq!(response.headers()["x-request-id"], "req_1");
//! assert_eq!(response.headers()["link"], "<https://docs.example.com/errors#email_taken>; rel=\"help\"");
//! assert_eq!(
//!     response.body(),
//!     r#"{"errors":[{"message":"already exists","long_message":"ada@example.com is taken","code":"email_taken","meta":{"param_name":"email"}}],"trace_id":"req_1"}"#,
//! );
//!
//! // What the catalog knows:
//! let entry = API.get("email_taken").next().unwrap();
//! assert_eq!(entry.description(), Some("The e-mail address belongs to another user."));
//! ```
//!
//! # From a declaration to a response
//!
//! Each step adds one thing, and none goes back:
//!
//! | step | is | made of |
//! | --- | --- | --- |
//! | [`Entry`] | a row of the catalog, known when the program is compiled | the attributes of a variant |
//! | [`ApiError`](trait@ApiError) | one occurrence of it | an entry, and the fields of a value |
//! | [`Report`] | what is to be answered | one error or several ([`Errors`]), and the [`Context`] of the request |
//! | [`Envelope`] | the shape of the body | a report, written with [`JsonWriter`] |
//! | [`http::Response`] | what is sent | the body, the status and the headers |
//!
//! # Where to read on
//!
//! - [`derive(ApiError)`](derive@ApiError) has every key of `#[api(...)]`, the templates, the lints and the generated code.
//! - [`ApiError`](trait@ApiError), the trait, reads an error and renders it.
//! - [`envelope`] has the shapes of a body. A shape of your own is one implementation of [`Envelope`].
//! - [`Errors`] answers several errors at once.
//! - [`Context`] adds the request id, and in development the causes, to everything that is rendered in a request.
//! - [`catalog!`] lists the errors of a service and checks them against each other; [`Catalog`] is the same as data.
//! - [`find`] gets an API error back out of whatever wraps it.
//! - [`Received`] is what a client makes of an error response, and [`entry!`] is what it compares with.
//!
//! Rendering cannot fail: a value that does not serialize, or a text that does not display, costs itself and nothing else.
//! The source of an error reaches a client under [`Exposure::Development`] and nowhere else.
//!
//! # Features
//!
//! Each is off by default.
//!
//! | feature | adds |
//! | --- | --- |
//! | `axum`, `actix-web`, `poem`, `rocket` | error types and [`Errors`] are responses of the framework; its own failures become errors of the application |
//! | `tower` | the same as a layer for any service on the `http` crate; `axum` has it |
//! | `tracing` | an event for every rendered error |
//! | `export` | the catalog as JSON, Markdown, HTML, OpenAPI and TypeScript |
//! | `utoipa` | error types and [`Errors`] are responses in the OpenAPI documents of utoipa; has `export` |
//! | `validator`, `garde` | failures of the library as [`Errors`], by a mapping of the application |
//! | `compat` | a lock file that fails a test before a release breaks clients, and the difference of two catalogs |
//! | `cli` | a program that lists, explains, exports and compares a catalog, in three lines of the service; has `compat` and `export` |
//!
//! Without features the crate depends on `http`, `bytes`, `serde` and `serde_json`, and on the macros behind the derive.

#![allow(clippy::must_use_candidate, reason = "nearly every function only reads, and nobody calls one for nothing")]

mod catalog;
mod chain;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "compat")]
pub mod compat;
mod context;
mod data_type;
mod entry;
pub mod envelope;
mod error;
mod errors;
#[cfg(feature = "export")]
pub mod export;
mod frameworks;
mod json;
mod meta;
mod occurrence;
mod packed;
mod private;
pub mod received;
mod response;
mod scan;
mod template;
mod text;
mod unique;
mod value;

pub use crate::chain::{Details, find};
pub use crate::context::{Context, Exposure};
pub use crate::data_type::{DataType, MetaMember};
pub use crate::entry::{Catalog, Code, Entry, Retry, Section};
pub use crate::envelope::{Envelope, Report};
pub use crate::error::{ApiError, Headers};
pub use crate::errors::Errors;
#[cfg(feature = "actix-web")]
pub use crate::frameworks::actix_web;
#[cfg(feature = "axum")]
pub use crate::frameworks::axum;
#[cfg(feature = "garde")]
pub use crate::frameworks::garde;
#[cfg(feature = "poem")]
pub use crate::frameworks::poem;
#[cfg(feature = "rocket")]
pub use crate::frameworks::rocket;
#[cfg(feature = "tower")]
pub use crate::frameworks::tower::{self, ErrorLayer};
#[cfg(feature = "tracing")]
pub use crate::frameworks::tracing;
#[cfg(feature = "utoipa")]
pub use crate::frameworks::utoipa;
#[cfg(feature = "validator")]
pub use crate::frameworks::validator;
#[cfg(feature = "__service")]
pub use crate::frameworks::{Failure, FailureKind, Rendered, request_id};
pub use crate::json::{JsonArray, JsonNumber, JsonObject, JsonWriter};
pub use crate::meta::{Members, Meta, MetaValue};
pub use crate::received::Received;
pub use crate::template::{Segment, Template};
pub use crate::text::Text;

#[doc = include_str!("ApiError.md")]
pub use error_catalog_macros::ApiError;

#[doc(hidden)]
pub mod __private {
    pub use crate::private::*;
}
