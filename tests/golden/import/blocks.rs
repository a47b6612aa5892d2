//! Postal API errors: 8 errors in 3 sections.
//!
//! `error-catalog import` wrote this module from `data/import/blocks.md`.

use error_catalog::Catalog;

/// All errors.
pub static API: Catalog = error_catalog::catalog!(
    "Postal API errors",
    [
        letters::LettersError,
        stamps::StampsError,
        routes::RoutesError,
    ],
    allow(duplicate_code, conflicting_status)
);

/// Letters
pub mod letters {
    /// The errors of “Letters”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Letters")]
    pub enum LettersError {
        /// `LetterNotFound` says that no letter has the id.
        #[api(
            status = 404,
            code = "resource_not_found",
            message = "not found",
            long = "No letter was found with id <letterID>"
        )]
        LetterNotFound { letterID: String },

        // The source leaves the text empty.
        // `%d` is left over from printf: a placeholder was meant.
        #[api(
            status = 422,
            code = "letter_too_heavy",
            message = "",
            long = "A letter has at most %d grams",
            meta(maxGrams = max_grams),
            allow(empty_message, format_verb)
        )]
        LetterTooHeavy { max_grams: String },
    }
}

/// Stamps
pub mod stamps {
    /// The errors of “Stamps”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Stamps")]
    pub enum StampsError {
        /// StampMissing says that a letter has no stamp.
        #[api(
            status = 402,
            code = "stamp_missing",
            message = "missing stamp",
            long = "<param> must be stamped with a `<stampType>`",
            meta(name = param, stamps, price)
        )]
        StampMissing {
            param: String,
            stampType: String,
            stamps: Vec<String>,
            price: i64,
        },

        #[api(status = 400, code = "resource_not_found", message = "fake")]
        StampFake {
            #[api(meta = "*")]
            meta: std::collections::BTreeMap<String, String>,
        },
    }
}

/// Routes
pub mod routes {
    /// The errors of “Routes”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Routes")]
    pub enum RoutesError {
        /// The route to <city> is closed.
        #[api(status = 503, code = "route_closed")]
        RouteClosed,

        // The source leaves the code empty.
        #[api(
            status = 429,
            code = "",
            message = "too many routes",
            retry_after = 20,
            allow(empty_code)
        )]
        NoRoute,

        #[api(
            status = 410,
            code = "parcel_lost",
            message = "The parcel was lost in <place>"
        )]
        ParcelLost { place: String },

        #[api(
            status = 409,
            code = "parcel_open",
            message = "Parcel open",
            long = "Somebody opened it"
        )]
        ParcelOpen,
    }
}
