//! Everything API: 5 errors in 2 sections.
//!
//! `error-catalog import` wrote this module from `-`.

use error_catalog::Catalog;

/// All errors.
pub static API: Catalog = error_catalog::catalog!(
    "Everything API",
    [users_sessions::UserError, order::OrderError]
);

/// Users & sessions
pub mod users_sessions {
    /// The errors of “Users & sessions”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(
        section = "Users & sessions",
        domain = "users.example",
        docs = "https://docs.example.com/errors#<code>",
        envelope = error_catalog::envelope::Problem,
        retired("user_gone", "user_lost")
    )]
    pub enum UserError {
        /// No user has the given id, **or** it may not be seen:
        ///
        /// * look for the id with `GET /users/<user_id>`
        /// * see [the guide](https://docs.example.com/users)
        #[api(
            status = 404,
            code = "user_not_found",
            message = "not found",
            long = "No user has the id <user_id>",
            hint = "Ask <owner> for the id",
            retry = "never",
            meta(user_id, kind = "user", age, tags),
            headers(x_owner = "<owner>")
        )]
        NotFound {
            user_id: String,
            owner: String,
            age: Option<i64>,
            tags: Vec<String>,
            #[api(meta = "*")]
            more: std::collections::BTreeMap<String, String>,
        },

        /// The session has ended.
        #[api(
            status = 401,
            code = "session_expired",
            message = "session expired",
            parameter = "session",
            retry = "backoff",
            challenge = "Bearer realm=\"users\"",
            labels(internal = true, number = -7, team = "identity"),
            level = "info",
            grpc = ABORTED
        )]
        SessionExpired,

        /// A member of the request is wrong.
        #[api(
            status = 422,
            code = "wrong",
            message = "<field> is wrong",
            pointer = "<field>",
            retry_after = wait
        )]
        Wrong { field: String, wait: u64 },

        /// Another service has failed.
        #[api(
            status = 502,
            code = "upstream",
            status_from(upstream, 503, 504),
            message = "a service failed"
        )]
        Upstream { upstream: u16 },
    }
}

/// Order
pub mod order {
    /// The errors of “Order”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(
        section = "Order",
        code_style = "numeric",
        envelope = error_catalog::envelope::Problem
    )]
    pub enum OrderError {
        /// Two orders at once.
        #[api(code = 409001, message = "conflict", retry_after = 90)]
        #[deprecated = "orders no longer conflict"]
        Conflict,
    }
}
