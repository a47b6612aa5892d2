//! What goes wrong with users.

use std::error::Error;

use error_catalog::{ApiError, envelope::Problem};

use crate::StoreError;

/// What goes wrong with users.
#[derive(Debug, ApiError)]
#[api(section = "Users", envelope = Problem, docs = "https://users.example/errors#<code>", require(description))]
pub enum UserError {
    /// No user has this id.
    #[api(status = 404, code = "user_not_found", message = "User not found", long = "There is no user <id>", meta(id))]
    NotFound {
        /// What was asked for.
        id: i64,
    },

    /// The e-mail address belongs to another user.
    #[api(status = 409, message = "E-mail address taken", long = "Another user has this address", pointer = "/email")]
    EmailTaken(
        #[api(source)]
        #[cfg_attr(feature = "server", api(from(rusqlite::Error, when = is_unique_violation)))]
        Box<dyn Error + Send + Sync>,
    ),

    /// Somebody else has changed the user in the meantime.
    #[api(
        status = 409,
        code = "user_changed",
        message = "User changed",
        long = "User <id> has version <actual> by now, and not <expected>",
        hint = "get the user again",
        meta(version = actual)
    )]
    Changed {
        /// Which user.
        id: i64,
        /// The version that the client knows.
        expected: i64,
        /// The version that there is.
        actual: i64,
    },

    /// The database fails.
    #[api(transparent)]
    Store(#[cfg_attr(feature = "server", api(from(rusqlite::Error)))] StoreError),
}

#[cfg(feature = "server")]
fn is_unique_violation(error: &rusqlite::Error) -> bool {
    use rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE;

    error.sqlite_error().is_some_and(|error| error.extended_code == SQLITE_CONSTRAINT_UNIQUE)
}
