//! Declare an HTTP API's errors once, as a Rust enum: checked, rendered and published from it.
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
//! let error = UserError::NotFound { user_id: "u_1".to_owned() };
//! let response = Context::new().request_id("req_1").scope(|| error.to_response());
//! assert_eq!(response.status(), 404);
//! assert_eq!(
//!     response.body(),
//!     r#"{"errors":[{"message":"not found","long_message":"No user was found with id u_1","code":"resource_not_found"}],"trace_id":"req_1"}"#,
//! );
//! ```
//!
//! - [`ApiError`] is the derive and the trait: what one error is, and how it becomes a body or an [`http::Response`].
//! - [`envelope`] has the shapes of a body. A shape of your own is one implementation of [`Envelope`].
//! - [`Errors`] answers several errors at once.
//! - [`Context`] adds the request id, and in development the causes, to everything that is rendered in a request.
//! - [`catalog!`] lists the errors of a service and checks them against each other; [`Catalog`] is the same as data.
//! - [`find`] gets an API error back out of whatever wraps it.
//!
//! Rendering cannot fail: a value that does not serialize, or a text that does not display, costs itself and nothing else.

#![allow(clippy::must_use_candidate, reason = "nearly every function only reads, and nobody calls one for nothing")]

mod catalog;
mod chain;
mod context;
mod entry;
pub mod envelope;
mod error;
mod errors;
mod json;
mod meta;
mod occurrence;
mod private;
mod response;
mod template;
mod text;
mod unique;
mod value;

pub use crate::chain::{Details, find};
pub use crate::context::{Context, Exposure};
pub use crate::entry::{Catalog, Code, Entry, Retry, Section};
pub use crate::envelope::{Envelope, Report};
pub use crate::error::{ApiError, Headers};
pub use crate::errors::Errors;
pub use crate::json::{JsonArray, JsonNumber, JsonObject, JsonWriter};
pub use crate::meta::{Members, Meta, MetaValue};
pub use crate::template::{Segment, Template};
pub use crate::text::Text;

pub use error_catalog_macros::ApiError;

#[doc(hidden)]
pub mod __private {
    pub use crate::private::*;
}
