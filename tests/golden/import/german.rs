//! German: 3 errors in 2 sections.
//!
//! `error-catalog import` wrote this module from `data/import/german.csv`.

use error_catalog::Catalog;

/// All errors.
pub static API: Catalog =
    error_catalog::catalog!("German", [konten::KontenError, zahlungen::ZahlungenError]);

/// Konten
pub mod konten {
    /// The errors of “Konten”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Konten", code_style = "numeric")]
    pub enum KontenError {
        #[api(status = 404, code = 1001, message = "Kein Konto \"<konto>\" gefunden")]
        KeinKontoGefunden { konto: String },

        #[api(status = 409, code = 1002, message = "Konto ist gesperrt")]
        KontoIstGesperrt,
    }
}

/// Zahlungen
pub mod zahlungen {
    /// The errors of “Zahlungen”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Zahlungen", code_style = "numeric")]
    pub enum ZahlungenError {
        #[api(
            status = 503,
            code = 2001,
            message = "Bank nicht erreichbar,\nspäter versuchen"
        )]
        BankNichtErreichbar,
    }
}
