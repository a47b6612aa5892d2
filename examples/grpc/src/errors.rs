//! The errors of the service, over every protocol.

#![expect(missing_docs, reason = "the texts explain the fields; `require(description)` keeps the variants documented")]

use std::error::Error;
use std::io;

use error_catalog::{ApiError, Catalog, Errors, Failure, FailureKind, Raised};

/// What is wrong with a user.
#[derive(Debug, ApiError)]
#[api(require(description), domain = "users.example.com", docs = "https://users.example.com/errors#<code>")]
pub enum UserError {
    /// No user has this id.
    #[api(status = 404, code = "user_not_found", message = "No such user", long = "There is no user <id>", meta(id))]
    NotFound { id: u32 },

    /// Another user has this address.
    #[api(status = 409, message = "The address is taken", pointer = "/email", hint = "sign in with <email>")]
    EmailTaken { email: String },

    /// The user is being moved to another region.
    #[api(status = 409, grpc = ABORTED, message = "The user is being moved", retry_after = 30)]
    Moving,

    /// The disk with the users does not answer.
    #[api(status = 503, code = "users_unavailable", message = "Users are unavailable", retry_after = 5)]
    Unavailable(#[api(from)] io::Error),
}

/// What is wrong with a field.
#[derive(Debug, ApiError)]
#[api(require(description), status = 422, domain = "users.example.com")]
pub enum FieldError {
    /// Users have names.
    #[api(message = "A name is needed", pointer = "/name")]
    NameMissing,
    /// An address has an `@`.
    #[api(message = "This is no address", pointer = "/email", hint = "write ada@example.com")]
    EmailInvalid,
}

/// Everything that the service answers.
#[derive(Debug, ApiError)]
#[api(require(description), domain = "users.example.com")]
pub enum AppError {
    /// A user is wrong, or the disk with the users.
    #[api(transparent)]
    User(#[api(from)] UserError),

    /// Fields are wrong.
    #[api(transparent)]
    Fields(#[api(from)] Errors<FieldError>),

    /// No route has this path.
    #[api(status = 404, message = "There is nothing at <path>")]
    RouteNotFound { path: String },

    /// The route takes other methods.
    #[api(status = 405, message = "This method is not allowed here", allow(missing_header))]
    MethodNotAllowed,

    /// The request is not what the route takes.
    #[api(status = 400, message = "The request cannot be read", long = "<reason>")]
    Malformed { reason: String },

    /// The service is at fault.
    #[api(status = 500, message = "Something went wrong", fallback)]
    Internal(Box<dyn Error + Send + Sync>),
}

/// The errors as data.
pub static API: Catalog = error_catalog::catalog!("Users API", [AppError]);

/// Any error becomes one of the service by `?`.
pub type Result<T, E = Raised<AppError>> = std::result::Result<T, E>;

/// What HTTP answers in place of its own failures.
#[must_use]
pub fn own(failure: &Failure<'_>) -> AppError {
    match failure.kind() {
        FailureKind::NotFound => AppError::RouteNotFound { path: failure.path().to_owned() },
        FailureKind::MethodNotAllowed => AppError::MethodNotAllowed,
        _ if failure.status().is_client_error() => {
            AppError::Malformed { reason: failure.detail().unwrap_or("The request cannot be read").to_owned() }
        }
        _ => AppError::Internal("see the failure of the event".into()),
    }
}
