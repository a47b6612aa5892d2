//! Harbour API errors: 7 errors in 3 sections.
//!
//! `error-catalog import` wrote this module from `data/import/sections.md`.

use error_catalog::Catalog;

/// All errors.
pub static API: Catalog = error_catalog::catalog!(
    "Harbour API errors",
    [
        sign_in_and_access::SignInAndAccessError,
        berths::BerthsError,
        tolls::TollsError,
    ]
);

/// Sign-in and access
pub mod sign_in_and_access {
    /// The errors of “Sign-in and access”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(
        section = "Sign-in and access",
        code_style = "SCREAMING_SNAKE_CASE",
        retry = "never"
    )]
    pub enum SignInAndAccessError {
        /// No session belongs to the token
        #[api(
            status = 401,
            code = "NOT_SIGNED_IN",
            message = "No session belongs to the token",
            hint = "Sign in again first."
        )]
        NotSignedIn,

        /// The token is for harbour {harbour}, the request for {wanted}
        #[api(
            status = 403,
            code = "WRONG_HARBOUR",
            message = "The token is for harbour <harbour>, the request for <wanted>"
        )]
        WrongHarbour { harbour: String, wanted: String },
    }
}

/// Berths
pub mod berths {
    /// The errors of “Berths”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Berths", code_style = "SCREAMING_SNAKE_CASE")]
    pub enum BerthsError {
        /// There is no berth {berth}
        #[api(
            status = 404,
            code = "BERTH_NOT_FOUND",
            message = "There is no berth <berth>",
            retry = "never"
        )]
        BerthNotFound { berth: String },

        /// Berth {berth} is taken until {until} | ask for another
        #[api(
            status = 409,
            code = "BERTH_TAKEN",
            message = "Berth <berth> is taken until <until> | ask for another",
            retry = "backoff"
        )]
        BerthTaken { berth: String, until: String },

        /// The tide table cannot be read
        #[api(
            status = 503,
            code = "TIDE_UNKNOWN",
            message = "The tide table cannot be read",
            retry_after = 30
        )]
        TideUnknown,
    }
}

/// Tolls
pub mod tolls {
    /// The errors of “Tolls”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Tolls", code_style = "SCREAMING_SNAKE_CASE")]
    pub enum TollsError {
        /// %d tolls are unpaid
        // `%d` is left over from printf: a placeholder was meant.
        #[api(
            status = 402,
            code = "TOLL_UNPAID",
            message = "%d tolls are unpaid",
            hint = "once the tolls are paid",
            allow(format_verb)
        )]
        TollUnpaid,

        /// A toll is at most <limit>
        // TODO: the source states no status.
        #[api(
            status = 500,
            code = "TOLL_TOO_HIGH",
            message = "A toll is at most <limit>"
        )]
        TollTooHigh { limit: String },
    }
}
