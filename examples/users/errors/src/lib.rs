//! Everything that the users API answers, for the service and for its clients.
//!
//! A client does not have the libraries of the server. So a source is a box, and the feature `server` says which types go
//! into it. Codes, statuses and texts never depend on a source: they are the same on both sides.

mod auth;
mod input;
mod limit;
mod mail;
mod requests;
mod store;
mod users;

use error_catalog::{ApiError, Errors, envelope::Problem};

pub use crate::auth::AuthError;
pub use crate::input::InputError;
pub use crate::limit::LimitError;
pub use crate::mail::MailError;
pub use crate::requests::RequestError;
pub use crate::store::StoreError;
pub use crate::users::UserError;

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
