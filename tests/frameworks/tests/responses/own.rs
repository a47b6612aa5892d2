//! The application's own errors for failures of a framework, and the mapping from failures to errors.

use std::io;

use error_catalog::{ApiError, Failure, FailureKind};

#[derive(Debug, ApiError)]
#[api(status = 500)]
pub(crate) enum Own {
    #[api(status = 404, code = "no_route", message = "<path>")]
    NoRoute { path: String },
    #[api(status = 405, code = "wrong_method", message = "<method>")]
    WrongMethod { method: String },
    #[api(status = 400, code = "malformed", message = "malformed")]
    Malformed(#[api(source)] io::Error),
    #[api(status = 413, code = "too_large", message = "too large")]
    TooLarge,
    #[api(status = 415, code = "media_type", message = "media type")]
    MediaType,
    #[api(status = 504, code = "timeout", message = "timeout")]
    Timeout,
    #[api(status = 500, code = "panicked", message = "panicked")]
    Panicked,
    #[api(status = 500, code = "other", message = "<status>")]
    Other { status: u16 },
}

pub(crate) fn own(failure: &Failure<'_>) -> Own {
    match failure.kind() {
        FailureKind::NotFound => Own::NoRoute { path: failure.path().to_owned() },
        FailureKind::MethodNotAllowed => Own::WrongMethod { method: failure.method().to_string() },
        FailureKind::Malformed => Own::Malformed(io::Error::other(failure.detail().unwrap_or_default().to_owned())),
        FailureKind::ContentTooLarge => Own::TooLarge,
        FailureKind::UnsupportedMediaType => Own::MediaType,
        FailureKind::Timeout => Own::Timeout,
        FailureKind::Panic => Own::Panicked,
        _ => Own::Other { status: failure.status().as_u16() },
    }
}
