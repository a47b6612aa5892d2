//! The shapes of a body.
//!
//! A service chooses one envelope. The ones here are ready to use; implement [`Envelope`] for a shape of your own.

mod any;
#[cfg(feature = "tonic")]
mod connect;
mod error_list;
mod error_object;
mod flat;
mod google_details;
mod google_status;
mod json_api;
mod members;
mod pointer;
mod problem;
#[cfg(feature = "tonic")]
mod protobuf;
mod report;
#[cfg(feature = "tonic")]
mod rpc_status;
mod shape;
mod text;

pub use self::any::AnyEnvelope;
#[cfg(feature = "tonic")]
pub use self::connect::Connect;
pub use self::error_list::ErrorList;
pub use self::error_object::ErrorObject;
pub use self::flat::Flat;
pub use self::google_status::GoogleStatus;
pub use self::json_api::JsonApi;
pub(crate) use self::json_api::is_taken as is_member_of_json_api;
pub(crate) use self::pointer::{JsonPointer, UpperSnake, percent_decoded};
pub use self::problem::Problem;
pub(crate) use self::problem::is_taken as is_member_of_problem;
#[doc(hidden)]
pub use self::report::Batch;
pub use self::report::Report;
#[cfg(feature = "tonic")]
pub(crate) use self::rpc_status::{RpcStatus, encoded_status};
pub use self::shape::Envelope;
pub use self::text::TextWriter;
