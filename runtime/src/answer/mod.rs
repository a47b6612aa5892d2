//! An error, and the response that it becomes.
//!
//! These files depend on each other: an error is rendered in its shape, and a shape reads errors. Each of
//! [`ApiError`](trait@ApiError), [`Envelope`], [`Report`] and [`AnyEnvelope`] names another of them, so their files import
//! each other in circles. No other folder has a circle.

mod chain;
mod context;
#[cfg(feature = "metrics")]
pub mod count;
#[cfg(feature = "__service")]
mod edge;
pub mod envelope;
mod error;
mod errors;
#[cfg(feature = "tracing")]
pub mod event;
#[cfg(feature = "__service")]
mod rendered;
mod response;

pub use self::chain::{Details, find};
pub use self::context::{Context, Exposure};
#[cfg(feature = "__service")]
pub(crate) use self::context::{EnterOnDrop, LeaveOnDrop};
#[cfg(feature = "__service")]
pub(crate) use self::edge::Hook;
pub use self::envelope::{AnyEnvelope, Envelope, Report, TextWriter};
pub use self::error::{ApiError, AsApiError, Headers};
pub use self::errors::Errors;
#[cfg(feature = "__wire")]
pub(crate) use self::errors::Nothing;
#[cfg(feature = "__service")]
pub use self::rendered::Rendered;
pub(crate) use self::response::X_REQUEST_ID;
