//! Kite API: 3 errors in 1 section.
//!
//! `error-catalog import` wrote this module from `data/import/list.json`.

use error_catalog::Catalog;

/// All errors.
pub static API: Catalog = error_catalog::catalog!("Kite API", [list::ListError]);

/// List
pub mod list {
    /// The errors of “List”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "List")]
    pub enum ListError {
        #[api(
            status = 503,
            code = "wind_unknown",
            message = "The wind at <place> is unknown",
            retry = "backoff"
        )]
        WindUnknown { place: String },

        /// Nobody has seen it.
        // The source leaves the text empty.
        #[api(
            status = 404,
            code = "kite_lost",
            message = "",
            meta(kite, since),
            allow(empty_message)
        )]
        KiteLost { kite: i64, since: String },

        // The code is not written as the others are.
        #[api(
            status = 409,
            code = 1003,
            message = "Strings are tangled",
            allow(code_style)
        )]
        StringsAreTangled,
    }
}
