//! Every error that clients can receive, whatever the framework.

use error_catalog::{ApiError, Catalog, Failure, FailureKind, envelope::Problem};

use crate::LARGEST_BODY;
use crate::store::DirectoryError;

/// The catalog of all errors.
pub static API: Catalog = error_catalog::catalog!("Users API", [UserError, RequestError]);

/// The token that allows deleting users. It stands in for a table of tokens.
pub const TOKEN: &str = "admin-token";

/// What goes wrong with users.
#[derive(Debug, ApiError)]
#[api(section = "Users", envelope = Problem, docs = "https://users.example/errors#<code>", require(description))]
pub enum UserError {
    /// No user has this id.
    #[api(status = 404, code = "user_not_found", message = "User not found", long = "There is no user <id>", meta(id))]
    NotFound {
        /// What was asked for.
        id: u64,
    },

    /// The e-mail address belongs to another user.
    #[api(status = 409, message = "E-mail address taken", long = "Another user has the address <email>", meta(email))]
    EmailTaken {
        /// The address.
        email: String,
    },

    /// The request has no token, or one that nobody has.
    #[api(
        status = 401,
        message = "Token unknown",
        long = "Send a valid token as `Authorization: Bearer <<token>`",
        challenge = "Bearer realm=\"users\""
    )]
    TokenUnknown {
        /// What was sent.
        #[api(secret)]
        authorization: String,
    },

    /// The directory does not answer.
    #[api(
        status = 503,
        message = "Directory down",
        long = "The directory cannot be asked at the moment",
        retry_after = 30
    )]
    DirectoryDown(#[api(from)] DirectoryError),
}

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

    /// The route has other methods.
    #[api(status = 405, message = "Method not allowed", long = "<method> is not among the methods of <path>")]
    MethodNotAllowed {
        /// What was asked for.
        method: String,
        /// Where.
        path: String,
    },

    /// The path, the query or the body cannot be parsed, or the request is rejected for another reason.
    #[api(status = 400, message = "Unreadable request", long = "The path, the query or the body cannot be read")]
    Unreadable,

    /// The body is not JSON, or not declared as JSON.
    #[api(status = 415, message = "Unsupported media type", long = "Send JSON, as `Content-Type: application/json`")]
    UnsupportedMediaType,

    /// The body is larger than the service reads.
    #[api(status = 413, message = "Body too large", long = "A body has at most <limit> bytes", meta(limit))]
    BodyTooLarge {
        /// The number of bytes that are read.
        limit: usize,
    },

    /// The service is at fault.
    #[api(status = 500, message = "Internal error", long = "Something went wrong that is not the request's fault")]
    Internal,
}

/// The one place where a failure of any of the three frameworks becomes an error of this service.
///
/// The framework's own text is not passed on, because it differs between frameworks.
#[must_use]
pub fn from_framework(failure: &Failure<'_>) -> RequestError {
    let path = || failure.path().to_owned();
    match failure.kind() {
        FailureKind::NotFound => RequestError::RouteNotFound { path: path() },
        FailureKind::MethodNotAllowed => {
            RequestError::MethodNotAllowed { method: failure.method().to_string(), path: path() }
        }
        FailureKind::UnsupportedMediaType => RequestError::UnsupportedMediaType,
        FailureKind::ContentTooLarge => RequestError::BodyTooLarge { limit: LARGEST_BODY },
        _ if failure.status().is_client_error() => RequestError::Unreadable,
        // For example, a panic.
        _ => RequestError::Internal,
    }
}

/// Fails unless the value of `Authorization` is the bearer [`TOKEN`].
pub(crate) fn authorize(authorization: Option<&str>) -> Result<(), UserError> {
    let authorization = authorization.unwrap_or_default();
    match authorization.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("Bearer") && token.trim() == TOKEN => Ok(()),
        _ => Err(UserError::TokenUnknown { authorization: authorization.to_owned() }),
    }
}
