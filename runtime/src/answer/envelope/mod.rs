//! The shapes of a body.
//!
//! A service chooses one envelope. The ones here are ready to use; implement [`Envelope`] for a shape of your own.

mod any;
mod error_list;
mod error_object;
mod flat;
mod google_status;
mod json_api;
mod members;
mod pointer;
mod problem;
mod report;
mod shape;
mod text;

pub use self::any::AnyEnvelope;
pub use self::error_list::ErrorList;
pub use self::error_object::ErrorObject;
pub use self::flat::Flat;
pub use self::google_status::GoogleStatus;
pub use self::json_api::JsonApi;
pub(crate) use self::json_api::TAKEN as JSON_API_MEMBERS;
pub(crate) use self::pointer::{JsonPointer, UpperSnake, percent_decoded};
pub use self::problem::Problem;
pub(crate) use self::problem::TAKEN as PROBLEM_MEMBERS;
#[doc(hidden)]
pub use self::report::Batch;
pub use self::report::Report;
pub use self::shape::Envelope;
pub use self::text::TextWriter;
