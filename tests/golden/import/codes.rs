//! Codes: 6 errors in 2 sections.
//!
//! `error-catalog import` wrote this module from `data/import/codes.tsv`.

use error_catalog::Catalog;

/// All errors.
pub static API: Catalog =
    error_catalog::catalog!("Codes", [words::WordsError, type_errors::TypeError]);

/// Words
pub mod words {
    /// The errors of “Words”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Words")]
    pub enum WordsError {
        #[api(status = 400, code = "self", message = "a code that is a keyword")]
        ErrorSelf,

        #[api(
            status = 400,
            code = "type",
            message = "needs <type> and <self_value>",
            retry = "never"
        )]
        Type { r#type: String, self_value: String },

        // The code is not written as the others are.
        #[api(
            status = 404,
            code = "not-found",
            message = "nothing here",
            retry = "never",
            allow(code_style)
        )]
        NotFound,

        #[api(
            status = 404,
            code = "not_found",
            message = "nothing here either",
            retry = "backoff"
        )]
        NotFound2,
    }
}

/// type
pub mod type_errors {
    /// The errors of “type”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "type", code_style = "SCREAMING_SNAKE_CASE")]
    pub enum TypeError {
        // The status is not registered with IANA.
        #[api(
            status = 499,
            code = "E1001",
            message = "gone",
            allow(unregistered_status)
        )]
        E1001,

        #[api(status = 422, code = "0042", message = "leading zero")]
        Error0042,
    }
}
