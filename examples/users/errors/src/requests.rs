//! Requests that do not reach a handler, or that make it panic.

use error_catalog::{ApiError, envelope::Problem};

/// Requests that do not reach a handler, or that make it panic.
#[derive(Debug, ApiError)]
#[api(section = "Requests", envelope = Problem, docs = "https://users.example/errors#<code>", require(description))]
pub enum RequestError {
    /// The service has no such route.
    #[api(status = 404, message = "No such route", long = "There is nothing at <path>")]
    RouteNotFound {
        /// What was asked for.
        path: String,
    },

    /// The route has other methods, which `Allow` lists.
    #[api(status = 405, message = "Method not allowed", long = "<method> is not among the methods of <path>")]
    MethodNotAllowed {
        /// What was asked for.
        method: String,
        /// Where.
        path: String,
    },

    /// The path, the query or the body cannot be parsed.
    #[api(status = 400, message = "Malformed request", long = "<reason>")]
    Malformed {
        /// The text of axum.
        reason: String,
    },

    /// The body can be parsed, but lacks members or has members of another type.
    #[api(status = 422, message = "Unexpected body", long = "<reason>")]
    UnexpectedBody {
        /// The text of axum.
        reason: String,
    },

    /// The body is not JSON, or not declared as JSON.
    #[api(status = 415, message = "Unsupported media type", long = "Send JSON, as `Content-Type: application/json`")]
    UnsupportedMediaType,

    /// The body is larger than the service reads.
    #[api(status = 413, message = "Body too large", long = "A body has at most <limit> bytes", meta(limit))]
    BodyTooLarge {
        /// The number of bytes that are read.
        limit: usize,
    },

    /// The request is rejected for another reason.
    #[api(status = 400, message = "Request refused")]
    Refused,

    /// The response took too long and was given up.
    #[api(status = 504, message = "Timed out", long = "The request took too long and was given up", retry = "backoff")]
    TimedOut,
}
