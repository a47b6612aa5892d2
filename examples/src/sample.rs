//! One rendered error of a catalog. The tests compare the samples of every example catalog with the facts it was written
//! from.

use bytes::Bytes;
use error_catalog::{ApiError, Context};
use http::Response;

/// An error, and what a client receives for it.
#[derive(Debug)]
pub struct Sample {
    /// Heading under which the catalog lists the error.
    pub section: &'static str,
    /// Name of the error's variant.
    pub name: &'static str,
    /// The error itself.
    pub error: Box<dyn ApiError + Send + Sync>,
    /// The body that its envelope writes.
    pub json: String,
    /// The whole response, whose body is the same as `json`.
    pub response: Response<Bytes>,
}

/// Renders `error` as it would be in the request `req_1`, whatever the ambient context is.
pub fn sample<E: ApiError + Send + Sync + 'static>(error: E) -> Sample {
    let context = Context::new().request_id("req_1");
    Sample {
        section: E::section().name(),
        name: error.entry().name(),
        json: error.to_json_in(&context),
        response: error.to_response_in(&context),
        error: Box::new(error),
    }
}
