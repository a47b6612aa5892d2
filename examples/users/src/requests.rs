//! Failures of axum and its layers, as errors of this service.

use error_catalog::{ApiError, Failure, FailureKind, envelope::Problem};

use crate::errors::AppError;

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

/// The one place where a failure of the framework becomes an error of this service.
#[must_use]
pub fn own(failure: &Failure<'_>) -> AppError {
    let path = || failure.path().to_owned();
    // The texts of extractors describe the request, so its sender may see them.
    let reason = || failure.detail().unwrap_or("The request cannot be read").to_owned();
    AppError::Request(match failure.kind() {
        FailureKind::NotFound => RequestError::RouteNotFound { path: path() },
        FailureKind::MethodNotAllowed => {
            RequestError::MethodNotAllowed { method: failure.method().to_string(), path: path() }
        }
        FailureKind::Malformed => RequestError::Malformed { reason: reason() },
        FailureKind::Unprocessable => RequestError::UnexpectedBody { reason: reason() },
        FailureKind::UnsupportedMediaType => RequestError::UnsupportedMediaType,
        FailureKind::ContentTooLarge => RequestError::BodyTooLarge { limit: crate::LARGEST_BODY },
        FailureKind::Timeout => RequestError::TimedOut,
        _ if failure.status().is_client_error() => RequestError::Refused,
        // For example, a panic.
        _ => return AppError::Internal,
    })
}
