//! `AxumKit`'s seventy-six errors in fifteen sections: codes of the form `domain:reason`, where the
//! domain is a `prefix` of the enum and the reason is made from the variant name.
//!
//! The bodies are `{"status":404,"code":"user:not_found"}`. In development they end in `"details"`,
//! the chain of causes; in production nothing but status and code leaves the service, so the texts
//! of this catalog are for its log and its documentation.

mod account;
mod causes;
mod credentials;
mod oauth;
mod service;

pub use self::account::{AuthError, SessionError, UserError};
pub use self::causes::{CallFailed, DatabaseFailed};
pub use self::credentials::{EmailError, PasswordError, TokenError, TotpError};
pub use self::oauth::OAuthError;
pub use self::service::{
    EventStreamError, FileError, GeneralError, RateLimitError, SearchError, TurnstileError, WorkerSystemError,
};

use error_catalog::{Catalog, Code, Details, Envelope, JsonWriter, Report};
use serde::Serialize;

use crate::sample::Sample;

/// `AxumKit`'s error page.
pub static AXUMKIT: Catalog = error_catalog::catalog!(
    "AxumKit",
    [
        AuthError,
        UserError,
        SessionError,
        OAuthError,
        PasswordError,
        TokenError,
        EmailError,
        TotpError,
        FileError,
        GeneralError,
        RateLimitError,
        TurnstileError,
        SearchError,
        EventStreamError,
        WorkerSystemError,
    ]
);

/// The shape of `AxumKit`'s bodies.
#[derive(Debug)]
pub enum AxumKit {}

/// One body: the members are written in this order.
#[derive(Serialize)]
struct Body<'a> {
    status: u16,
    code: Code,
    /// The chain of causes. `Report` hands it out in development only.
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<Details<'a>>,
}

impl Envelope for AxumKit {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        let error = report.lead();
        json.serialize(&Body { status: report.status().as_u16(), code: error.code(), details: report.details(error) });
    }
}

/// One value of every variant, in the order of the catalog.
#[must_use]
pub fn samples() -> Vec<Sample> {
    let mut samples = account::samples();
    samples.extend(oauth::samples());
    samples.extend(credentials::samples());
    samples.extend(service::samples());
    samples
}
