//! Sections File, General, Rate Limit, Turnstile, Search, `EventStream` and Worker/System.

use std::io;

use error_catalog::ApiError;

use super::{AxumKit, CallFailed, DatabaseFailed};
use crate::sample::{Sample, sample};

/// Uploads.
#[derive(Debug, ApiError)]
#[api(prefix = "file:", status = 400, envelope = AxumKit, require(description))]
pub enum FileError {
    /// The file could not be stored.
    #[api(message = "Upload failed", long = "<file_name:?> could not be stored")]
    UploadError {
        /// The name in the form.
        file_name: String,
        /// What the storage says.
        source: CallFailed,
    },

    /// The form has no file.
    ///
    /// A missing part of the request, so it answers 400, not 404.
    #[api(message = "File missing", long = "The form has no file `<part>`")]
    NotFound {
        /// The part that was looked for.
        part: &'static str,
    },

    /// The file broke off while it was read.
    #[api(message = "File not readable")]
    ReadError(#[api(from)] io::Error),
}

/// What fits nowhere else.
#[derive(Debug, ApiError)]
#[api(prefix = "general:", status = 400, envelope = AxumKit, require(description))]
pub enum GeneralError {
    /// The request cannot be understood.
    #[api(message = "Bad request", long = "Bad request: <problem>")]
    BadRequest {
        /// Why not.
        problem: String,
    },

    /// The request breaks rules.
    #[api(message = "Validation failed", long = "Not valid: <members...>")]
    ValidationError {
        /// Every member that breaks one.
        members: Vec<String>,
    },

    /// The address that a proxy passed on is no IP address.
    #[api(message = "Invalid IP address", long = "<address:?> is no IP address")]
    InvalidIpAddress {
        /// What was passed on.
        address: String,
    },

    /// Whoever is signed in may not do this.
    // The published code has no domain and shouts, unlike its neighbours.
    #[api(status = 403, code = "FORBIDDEN", message = "Forbidden", allow(code_style))]
    Forbidden,

    /// The upload is larger than this endpoint takes.
    // The published code has no domain and shouts, unlike its neighbours.
    #[api(
        status = 413,
        code = "FILE_TOO_LARGE",
        message = "File too large",
        long = "The file has <size> bytes, at most <limit> are taken",
        allow(code_style)
    )]
    FileTooLarge {
        /// What was sent.
        size: u64,
        /// What is taken.
        limit: u64,
    },
}

/// Too many requests.
#[derive(Debug, ApiError)]
#[api(prefix = "rate_limit:", envelope = AxumKit, require(description))]
pub enum RateLimitError {
    /// The window's requests are used up.
    #[api(
        status = 429,
        message = "Too many requests",
        long = "At most <limit> requests are answered within <seconds> seconds"
    )]
    Exceeded {
        /// The requests of one window.
        limit: u32,
        /// The length of the window.
        seconds: u32,
    },
}

/// The check that a person is sitting there.
#[derive(Debug, ApiError)]
#[api(prefix = "turnstile:", envelope = AxumKit, require(description))]
pub enum TurnstileError {
    /// The form was sent without the token of the check.
    #[api(status = 400, message = "Check missing", hint = "send the token of the check")]
    TokenMissing,

    /// The check says that nobody is sitting there.
    #[api(status = 403, message = "Check failed", long = "The check failed: <reasons...>")]
    VerificationFailed {
        /// What the check names as reasons.
        reasons: Vec<String>,
    },

    /// The check itself could not be asked.
    #[api(status = 503, message = "Check unavailable")]
    ServiceError(#[api(from)] CallFailed),
}

/// Full-text search.
// The domain of the codes is the product behind the search, not the section.
#[derive(Debug, ApiError)]
#[api(prefix = "meilisearch:", envelope = AxumKit, require(description))]
pub enum SearchError {
    /// The search engine did not answer the query.
    #[api(status = 500, message = "Search failed")]
    QueryFailed(#[api(from)] CallFailed),
}

/// Events that are pushed to browsers.
#[derive(Debug, ApiError)]
#[api(section = "EventStream", prefix = "eventstream:", envelope = AxumKit, require(description))]
pub enum EventStreamError {
    /// The event was not handed over to the broker.
    #[api(status = 503, message = "Event not published", long = "An event of <topic> got lost")]
    PublishFailed {
        /// Where it should have appeared.
        topic: &'static str,
        /// What the broker says.
        source: CallFailed,
    },
}

/// The worker beside the server, and the server's own foundations.
// Two domains share the section, so there is no `prefix`, and a colon is not part of any style.
#[derive(Debug, ApiError)]
#[api(section = "Worker/System", envelope = AxumKit, require(description), allow(code_style))]
pub enum WorkerSystemError {
    /// The worker cannot be reached.
    #[api(status = 503, code = "worker:connection_failed", message = "Worker unreachable")]
    WorkerConnectionFailed(#[api(from)] CallFailed),

    /// The worker's answer is not what was agreed on.
    #[api(status = 502, code = "worker:response_invalid", message = "Worker answers nonsense")]
    WorkerResponseInvalid(#[api(from)] serde_json::Error),

    /// The worker did not send the verification mail.
    #[api(
        status = 502,
        code = "worker:verification_email_send_failed",
        message = "Verification mail not sent",
        long = "The verification mail for <email> was not sent"
    )]
    VerificationEmailSendFailed {
        /// The recipient.
        email: String,
        /// What the worker says.
        source: CallFailed,
    },

    /// The worker did not send the mail that resets a password.
    #[api(
        status = 502,
        code = "worker:password_reset_email_send_failed",
        message = "Reset mail not sent",
        long = "The mail that resets the password of <email> was not sent"
    )]
    PasswordResetEmailSendFailed {
        /// The recipient.
        email: String,
        /// What the worker says.
        source: CallFailed,
    },

    /// Something that nobody has foreseen.
    // An internal error that blames the client: the published status is 400, so clients see 400.
    #[api(status = 400, code = "system:internal_error", message = "Internal error")]
    InternalError(#[api(source)] Box<dyn std::error::Error + Send + Sync>),

    /// A password could not be hashed.
    #[api(status = 500, code = "system:hashing_error", message = "Hashing failed")]
    HashingError,

    /// No route has this path.
    #[api(status = 404, code = "system:not_found", message = "Not found", long = "There is nothing at <path>")]
    NotFound {
        /// The path of the request.
        path: String,
    },

    /// A transaction was rolled back.
    #[api(status = 500, code = "system:transaction_error", message = "Transaction failed")]
    TransactionError(#[api(source)] DatabaseFailed),

    /// The database did not answer.
    #[api(status = 500, code = "system:database_error", message = "Database failed")]
    DatabaseError(#[api(from)] DatabaseFailed),

    /// A token could not be signed.
    #[api(status = 500, code = "system:token_creation_error", message = "Token not made")]
    TokenCreationError,
}

pub(super) fn samples() -> Vec<Sample> {
    let mut samples = requests();
    samples.extend(neighbours());
    samples.extend(foundations());
    samples
}

/// File, General and Rate Limit.
fn requests() -> Vec<Sample> {
    vec![
        sample(FileError::UploadError {
            file_name: "portrait.png".to_owned(),
            source: unreachable_service("PUT", "http://storage.internal/portrait.png"),
        }),
        sample(FileError::NotFound { part: "avatar" }),
        sample(FileError::ReadError(io::Error::new(io::ErrorKind::UnexpectedEof, "the part ended after 512 bytes"))),
        sample(GeneralError::BadRequest { problem: "`page` is given twice".to_owned() }),
        sample(GeneralError::ValidationError { members: vec!["handle".to_owned(), "bio".to_owned()] }),
        sample(GeneralError::InvalidIpAddress { address: "10.0.0".to_owned() }),
        sample(GeneralError::Forbidden),
        sample(GeneralError::FileTooLarge { size: 7_340_032, limit: 5_242_880 }),
        sample(RateLimitError::Exceeded { limit: 100, seconds: 60 }),
    ]
}

/// Turnstile, Search and `EventStream`.
fn neighbours() -> Vec<Sample> {
    vec![
        sample(TurnstileError::TokenMissing),
        sample(TurnstileError::VerificationFailed { reasons: vec!["timeout-or-duplicate".to_owned()] }),
        sample(TurnstileError::ServiceError(unreachable_service(
            "POST",
            "https://challenges.cloudflare.com/turnstile/v0/siteverify",
        ))),
        sample(SearchError::QueryFailed(unreachable_service("POST", "http://search.internal/indexes/posts/search"))),
        sample(EventStreamError::PublishFailed {
            topic: "notifications",
            source: unreachable_service("PUBLISH", "nats://broker.internal"),
        }),
    ]
}

/// Worker/System.
fn foundations() -> Vec<Sample> {
    use WorkerSystemError as E;
    vec![
        sample(E::WorkerConnectionFailed(unreachable_service("GET", "http://worker.internal"))),
        sample(E::WorkerResponseInvalid(serde::de::Error::missing_field("job_id"))),
        sample(E::VerificationEmailSendFailed {
            email: "ada@example.com".to_owned(),
            source: unreachable_service("POST", "http://worker.internal/mail"),
        }),
        sample(E::PasswordResetEmailSendFailed {
            email: "ada@example.com".to_owned(),
            source: unreachable_service("POST", "http://worker.internal/mail"),
        }),
        sample(E::InternalError("the feature table has no row `search`".into())),
        sample(E::HashingError),
        sample(E::NotFound { path: "/v0/usres".to_owned() }),
        sample(E::TransactionError(DatabaseFailed::Deadlock { first: 7411, second: 7412 })),
        sample(E::DatabaseError(DatabaseFailed::ConnectionLost {
            host: "db-1.internal".to_owned(),
            cause: io::Error::new(io::ErrorKind::BrokenPipe, "broken pipe"),
        })),
        sample(E::TokenCreationError),
    ]
}

fn unreachable_service(method: &'static str, url: &str) -> CallFailed {
    CallFailed::new(method, url, io::ErrorKind::ConnectionRefused, "connection refused")
}
