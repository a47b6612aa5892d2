//! A small catalog with everything that an entry can have, for documents that are recorded or validated against a schema.

use std::collections::HashMap;
use std::time::Duration;

use error_catalog::envelope::Problem;
use error_catalog::{ApiError, Catalog};

/// The errors of users.
#[derive(Debug, ApiError)]
#[api(section = "Users & sessions", domain = "users.example", envelope = Problem)]
#[api(docs = "https://docs.example.com/errors#<code>", retired("user_gone", "user_lost"))]
#[api(allow(pointer_value))]
pub enum UserError {
    /// No user has the given id, **or** it may not be seen:
    ///
    /// * look for the id with `GET /users/<user_id>`
    /// * see [the guide](https://docs.example.com/users)
    #[api(status = 404, code = "user_not_found", message = "not found", long = "No user has the id <user_id>")]
    #[api(hint = "Ask <owner> for the id", meta(user_id, kind = "user", age, tags), retry = "never")]
    #[api(headers(x_owner = "<owner>"))]
    NotFound {
        /// Of the user.
        user_id: String,
        /// Who knows.
        owner: String,
        /// In years.
        age: Option<u8>,
        /// What is written on it.
        tags: Vec<String>,
        /// Whatever else is known.
        #[api(meta = "*")]
        more: HashMap<String, u64>,
    },
    /// The session has ended.
    #[api(status = 401, message = "session expired", challenge = "Bearer realm=\"users\"", retry = "backoff")]
    #[api(parameter = "session")]
    #[api(labels(team = "identity", number = -7, internal = true), level = "info", grpc = ABORTED)]
    SessionExpired,
    /// A member of the request is wrong.
    #[api(status = 422, message = "<field> is wrong", retry_after = wait)]
    Wrong {
        /// As a pointer.
        #[api(pointer)]
        field: String,
        /// Until the next attempt.
        wait: Duration,
    },
    /// Another service has failed.
    #[api(status = 502, message = "a service failed", status_from(upstream, 503, 504))]
    Upstream {
        /// What it answered.
        upstream: Option<u16>,
    },
    /// Nobody is told.
    #[api(status = 500, hidden)]
    Secret,
}

/// The errors of orders, by number.
#[derive(Debug, ApiError)]
#[api(code_style = "numeric", envelope = Problem)]
pub enum OrderError {
    /// Two orders at once.
    #[api(code = 409_001, message = "conflict", retry_after = 90)]
    #[deprecated = "orders no longer conflict"]
    Conflict,
}

/// Both of them.
pub static EVERYTHING: Catalog = error_catalog::catalog!("Everything API", [UserError, OrderError]);
