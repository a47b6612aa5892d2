//! Callers who are unknown, or lack a role.

use error_catalog::{ApiError, envelope::Problem};

/// Callers who are unknown, or lack a role.
#[derive(Debug, ApiError)]
#[api(section = "Authentication", status = 401, envelope = Problem, require(description))]
#[api(docs = "https://users.example/errors#<code>", challenge = "Bearer realm=\"users\"")]
pub enum AuthError {
    /// The request has no `Authorization`.
    #[api(message = "Token missing", long = "Send a token as `Authorization: Bearer <<token>`")]
    TokenMissing,

    /// The `Authorization` of the request is of another kind.
    #[api(message = "Not a bearer token", long = "Only `Authorization: Bearer <<token>` is understood")]
    TokenUnreadable,

    /// The token is unknown, or was revoked.
    #[api(
        message = "Token unknown",
        long = "The token is not valid, or no longer",
        hint = "obtain a new token first",
        challenge = "Bearer realm=\"users\", error=\"invalid_token\""
    )]
    TokenUnknown {
        /// What was sent.
        #[api(secret)]
        token: String,
    },

    /// The caller may not do this.
    #[api(
        status = 403,
        message = "Not allowed",
        long = "<caller> may not do this: it takes the role `<role>`",
        meta(role)
    )]
    RoleMissing {
        /// Who is calling.
        caller: &'static str,
        /// The required role.
        role: &'static str,
    },
}
