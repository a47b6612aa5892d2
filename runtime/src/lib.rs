//! Declare an HTTP API's errors once, as a Rust enum: checked, rendered and published from it.

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
