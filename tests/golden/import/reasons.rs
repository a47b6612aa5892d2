//! Reasons: 4 errors in 1 section.
//!
//! `error-catalog import` wrote this module from `data/import/reasons.proto`.

use error_catalog::Catalog;

/// All errors.
pub static API: Catalog = error_catalog::catalog!("Reasons", [error_reason::ApiError]);

/// Error Reason
pub mod error_reason {
    /// The errors of “Error Reason”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(
        section = "Error Reason",
        code_style = "SCREAMING_SNAKE_CASE",
        retired("CRATER_CLOSED")
    )]
    pub enum ApiError {
        /// No crater has this name.
        #[api(status = 404, code = "CRATER_NOT_FOUND")]
        CraterNotFound,

        /// Somebody landed there.
        #[api(status = 409, code = "CRATER_TAKEN")]
        #[deprecated]
        CraterTaken,

        /// Wait for it to settle.
        #[api(status = 500, code = "DUST_STORM")]
        DustStorm,

        #[api(status = 503, code = "LANDER_BUSY", message = "The lander is busy")]
        LanderBusy,
    }
}
