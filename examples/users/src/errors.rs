//! Everything that this service answers.

use error_catalog::{ApiError, Errors, Raised, envelope::Problem};

use crate::auth::AuthError;
use crate::input::InputError;
use crate::limit::LimitError;
use crate::mail::MailError;
use crate::requests::RequestError;
use crate::users::UserError;

/// The errors of all modules, and what stands for those that no module declares.
#[derive(Debug, ApiError)]
#[api(section = "Service", envelope = Problem, docs = "https://users.example/errors#<code>", require(description))]
pub enum AppError {
    /// The caller is unknown, or may not do this.
    #[api(transparent)]
    Auth(AuthError),

    /// The input breaks rules.
    #[api(transparent)]
    Input(Errors<InputError>),

    /// The caller calls too often.
    #[api(transparent)]
    Limit(LimitError),

    /// The mail cannot be sent.
    #[api(transparent)]
    Mail(MailError),

    /// The request does not reach a handler.
    #[api(transparent)]
    Request(RequestError),

    /// Something is wrong with a user, or with the store that users are in.
    #[api(transparent)]
    User(UserError),

    /// The service is at fault.
    #[api(
        status = 500,
        message = "Internal error",
        long = "Something went wrong that is not the request's fault",
        fallback
    )]
    Internal,
}

/// What handlers return: `?` takes every error.
pub type Result<T, E = Raised<AppError>> = std::result::Result<T, E>;
