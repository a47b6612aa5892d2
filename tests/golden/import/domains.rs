//! Error codes: 7 errors in 3 sections.
//!
//! `error-catalog import` wrote this module from `data/import/domains.md`.

use error_catalog::Catalog;

/// All errors.
pub static API: Catalog = error_catalog::catalog!(
    "Error codes",
    [
        user_errors::UserError,
        o_auth::OAuthError,
        system::SystemError,
    ]
);

/// User errors
pub mod user_errors {
    /// The errors of “User errors”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "User errors", prefix = "user:")]
    pub enum UserError {
        /// No such user
        #[api(status = 404, code = "user:not_found", message = "No such user")]
        NotFound,

        /// The handle is in use
        #[api(
            status = 409,
            code = "user:handle_taken",
            message = "The handle is in use"
        )]
        HandleTaken,
    }
}

/// OAuth
pub mod o_auth {
    /// The errors of “OAuth”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "OAuth", prefix = "oauth:")]
    pub enum OAuthError {
        /// The sign-in took too long
        #[api(
            status = 400,
            code = "oauth:state_expired",
            message = "The sign-in took too long"
        )]
        StateExpired,

        /// The provider does not answer
        #[api(
            status = 502,
            code = "oauth:provider_down",
            message = "The provider does not answer"
        )]
        ProviderDown,
    }
}

/// System
pub mod system {
    /// The errors of “System”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "System", allow(code_style))]
    pub enum SystemError {
        /// Something went wrong
        #[api(
            status = 500,
            code = "system:internal",
            message = "Something went wrong"
        )]
        SystemInternal,

        /// No such page
        #[api(status = 404, code = "system:not_found", message = "No such page")]
        SystemNotFound,

        /// Too many requests
        #[api(status = 429, code = "rate_limited", message = "Too many requests")]
        RateLimited,
    }
}
