//! Failures of axum and its layers, as errors of this service.

use error_catalog::{Failure, FailureKind};

use crate::errors::{AppError, RequestError};

/// The one place where a failure of the framework becomes an error of this service.
#[must_use]
pub fn own(failure: &Failure<'_>) -> AppError {
    let path = || failure.path().to_owned();
    // The texts of extractors describe the request, so its sender may see them, and the Rust types that they name.
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
