//! Lines: 6 errors in 1 section.
//!
//! `error-catalog import` wrote this module from `data/import/lines.txt`.

use error_catalog::Catalog;

/// All errors.
pub static API: Catalog = error_catalog::catalog!("Lines", [lines::LinesError]);

/// Lines
pub mod lines {
    /// The errors of “Lines”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Lines", code_style = "numeric")]
    pub enum LinesError {
        #[api(code = 400001, message = "The shelf `<shelf>` does not exist.")]
        ShelfMissing { shelf: String },

        #[api(code = 400002, message = "Validation failed.")]
        ValidationError,

        #[api(code = 400003, message = "Pages count from 1 — never from 0.")]
        PageMustBePositive,

        #[api(code = 404001, message = "No reader has this card.")]
        UnknownReader,

        #[api(code = 429001, message = "Retry after 30 - 60 seconds.")]
        TooManyLoans,

        #[api(code = 500001, message = "Something is broken.")]
        Unexpected,
    }
}
