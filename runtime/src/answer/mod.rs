//! An error, and the response that it becomes.
//!
//! These files depend on each other: an error is rendered in its shape, and a shape reads errors. Each of
//! [`ApiError`](trait@ApiError), [`Envelope`], [`Report`] and [`AnyEnvelope`] names another of them, so their files import
//! each other in circles. No other folder has a circle.

mod chain;
mod context;
#[cfg(feature = "metrics")]
pub mod count;
#[cfg(feature = "coverage")]
mod covered;
#[cfg(feature = "__service")]
mod edge;
pub mod envelope;
mod error;
mod errors;
#[cfg(feature = "tracing")]
pub mod event;
#[cfg(any(feature = "__service", feature = "export"))]
mod links;
mod raise;
mod raised;
#[cfg(feature = "__service")]
mod rendered;
#[cfg(any(feature = "axum", feature = "tracing"))]
mod reported;
mod response;
mod serialize;
mod slot;
mod trail;

pub use self::chain::{Details, find, source_of_transparent};
pub use self::context::{Context, Exposure};
#[cfg(feature = "__service")]
pub(crate) use self::context::{EnterOnDrop, LeaveOnDrop};
#[cfg(feature = "__service")]
pub(crate) use self::edge::Hook;
pub use self::envelope::{AnyEnvelope, Envelope, Report, TextWriter};
pub(crate) use self::error::sections;
pub use self::error::{ApiError, AsApiError, Headers, find_own};
#[cfg(feature = "__wire")]
pub(crate) use self::errors::INTERNAL_ERROR;
pub(crate) use self::errors::INTERNAL_SECTION;
pub use self::errors::{EmptyList, Errors, or_fallback};
#[cfg(any(feature = "__service", feature = "export"))]
pub(crate) use self::links::DocsLink;
pub use self::raise::Raise;
pub use self::raised::{Cause, Fallback, Raised};
#[cfg(feature = "__service")]
pub use self::rendered::Rendered;
#[cfg(feature = "axum")]
pub use self::reported::Reported;
pub(crate) use self::response::X_REQUEST_ID;
#[cfg(any(feature = "async-graphql", feature = "rmcp"))]
pub(crate) use self::response::tell;
#[cfg(feature = "tonic")]
pub(crate) use self::response::tell_of_call;
pub use self::serialize::serialize;
pub use self::slot::{NotTaken, Slot, Taken};
