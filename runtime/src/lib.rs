//! Declares the errors of an HTTP API once, as a Rust enum that is checked, rendered and published.
//!
//! The enum *is* the catalog: each variant states its HTTP status, its machine code and its texts, and a wrong statement
//! does not compile. At run time, every error of a service becomes a response of the same shape, which the service chooses.
//! The declaration is also `'static` data, from which documents, types and tests are made.
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
//!     #[api(status = 409, code = "email_taken", message = "already exists", long = "<email> is taken", pointer = "/email", meta(email))]
//!     EmailTaken { email: String },
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
//!     r#"{"errors":[{"message":"already exists","long_message":"ada@example.com is taken","code":"email_taken","pointer":"/email","meta":{"email":"ada@example.com"}}],"trace_id":"req_1"}"#,
//! );
//!
//! // The catalog as data:
//! let entry = API.get("email_taken").next().unwrap();
//! assert_eq!(entry.description(), Some("The e-mail address belongs to another user."));
//! ```
//!
//! # From a declaration to a response
//!
//! Each step adds one thing:
//!
//! | step | is | made from |
//! | --- | --- | --- |
//! | [`Entry`] | a row of the catalog, known when the program is compiled | the attributes of a variant |
//! | [`ApiError`](trait@ApiError) | one occurrence of it | an entry, and the fields of a value |
//! | [`Report`] | what an envelope shows | one error or several ([`Errors`]), and the [`Context`] of the request |
//! | [`Envelope`] | the shape of the body | a report, written with [`JsonWriter`] |
//! | [`http::Response`] | what is sent | the body, the status and the headers |
//!
//! # Where to read on
//!
//! - [`derive(ApiError)`](derive@ApiError) documents every key of `#[api(...)]`, the templates, the lints and the generated
//!   code.
//! - [`ApiError`](trait@ApiError), the trait, reads an error and renders it.
//! - [`envelope`] has the shapes of a body. Implement [`Envelope`] for a shape of your own. [`Context::envelope`](Context::envelope())
//!   and the layers choose one for a service, a version or a route.
//! - [The errors of a service](guide::service) goes from three enums to one service.
//! - [Responses without a framework](guide::anywhere) is about AWS Lambda and workers.
//! - [`Errors`] sends several errors in one response.
//! - [`Raised`] makes an error of the service from any error; [`Raise`] gives it a code and private notes.
//! - [`Context`] adds the request id, and in development the sources, to every error rendered in a request.
//! - [`catalog!`] lists the errors of a service and checks them against each other; [`Catalog`] is the resulting data.
//! - [`find`] finds an API error inside the errors that wrap it.
//! - [`Received`] parses an error response on the client's side; [`entry!`] names the entry to compare it with.
//!
//! Rendering cannot fail: if a value does not serialize, only that value is omitted; if a `Display` fails, the text written
//! so far is kept. The source of an error reaches a client only under [`Exposure::Development`].
//!
//! # Features
//!
//! Each is off by default.
//!
//! | feature | adds |
//! | --- | --- |
//! | `axum`, `actix-web`, `poem`, `rocket` | makes error types and [`Errors`] responses of the framework, and turns its own failures into errors of the application |
//! | `tower` | a layer that turns failures into errors of the application, for any service on the `http` crate; `axum` enables it |
//! | `async-graphql` | an extension that sends the errors of resolvers as those of the catalog; needs Rust 1.89 |
//! | `rmcp` | converts errors into those of JSON-RPC, for servers of the Model Context Protocol |
//! | `tonic` | makes error types, [`Errors`] and [`Raised`] statuses of gRPC with details, opens the [`Context`] of calls, and adds the envelope `Connect` |
//! | `tracing` | an event for every rendered error |
//! | `metrics` | counts every rendered error by code and status, through the `metrics` crate |
//! | `export` | the catalog as JSON, Markdown, HTML, CSV, OpenAPI and TypeScript |
//! | `utoipa` | makes error types and [`Errors`] responses in utoipa's OpenAPI documents; enables `export` |
//! | `validator`, `garde` | converts failures of the library into [`Errors`], with a mapping that the application writes; with `axum`, the extractor `Valid` |
//! | `compat` | a lock file and a test that fails before a release breaks clients, and a comparison of two catalogs |
//! | `coverage` | for tests: notes which errors they render, in the folder that `ERROR_CATALOG_COVERAGE` names; `catalog coverage` lists the others |
//! | `program` | the program `error-catalog`, which imports published catalogs and migrates error enums; enables `cli` |
//! | `cli` | a program, three lines long in the service, that lists, explains, exports and compares a catalog; enables `compat` and `export` |
//!
//! Without features the crate depends on `http`, `bytes`, `itoa`, `serde` and `serde_json`, and on the derive's own crate.

#![allow(clippy::must_use_candidate, reason = "nearly every function only reads, and nobody calls one for nothing")]

mod answer;
mod catalog;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "compat")]
pub mod compat;
mod entry;
#[cfg(feature = "export")]
pub mod export;
#[cfg(all(feature = "__wire", not(feature = "export")))]
#[allow(dead_code, unreachable_pub, reason = "a lock file needs only what is sent")]
mod export;
mod frameworks;
#[cfg(any(doc, doctest))]
pub mod guide;
mod json;
mod occurrence;
mod private;
#[cfg(feature = "program")]
pub mod program;
pub mod received;

#[cfg(feature = "__service")]
pub use crate::answer::Rendered;
#[cfg(feature = "metrics")]
pub use crate::answer::count as metrics;
#[cfg(feature = "tracing")]
pub use crate::answer::event as tracing;
pub use crate::answer::{
    AnyEnvelope, ApiError, Context, Details, Envelope, Errors, Exposure, Headers, Raise, Raised, Report, TextWriter,
    envelope, find,
};
pub use crate::catalog::Catalog;
pub use crate::entry::{
    Code, DataType, Entry, EventLevel, GrpcCode, Label, MetaMember, Retry, Section, Segment, StatusRange, Template,
};
#[cfg(feature = "utoipa")]
pub use crate::export::openapi::utoipa;
#[cfg(feature = "actix-web")]
pub use crate::frameworks::actix_web;
#[cfg(feature = "async-graphql")]
pub use crate::frameworks::async_graphql;
#[cfg(feature = "axum")]
pub use crate::frameworks::axum;
#[cfg(feature = "garde")]
pub use crate::frameworks::garde;
#[cfg(feature = "poem")]
pub use crate::frameworks::poem;
#[cfg(feature = "rmcp")]
pub use crate::frameworks::rmcp;
#[cfg(feature = "rocket")]
pub use crate::frameworks::rocket;
#[cfg(feature = "tonic")]
pub use crate::frameworks::tonic;
#[cfg(feature = "tower")]
pub use crate::frameworks::tower::{self, ErrorLayer};
#[cfg(feature = "validator")]
pub use crate::frameworks::validator;
#[cfg(feature = "__service")]
pub use crate::frameworks::{Failure, FailureKind, RequestHead, request_id};
pub use crate::json::{JsonArray, JsonNumber, JsonObject, JsonWriter};
pub use crate::occurrence::{Members, Meta, MetaValue, Text};
pub use crate::received::Received;

#[doc = include_str!("ApiError.md")]
pub use error_catalog_macros::ApiError;

#[doc(hidden)]
pub mod __private {
    pub use crate::private::*;
}
