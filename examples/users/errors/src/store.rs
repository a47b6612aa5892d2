//! Failures of the database.

use std::error::Error;

use error_catalog::{ApiError, envelope::Problem};

/// Failures of the database.
#[derive(Debug, ApiError)]
#[api(section = "Store", envelope = Problem, docs = "https://users.example/errors#<code>", require(description))]
pub enum StoreError {
    /// Another program has locked the database.
    #[api(status = 503, message = "Store busy", long = "The store is busy at the moment", retry_after = 1)]
    StoreBusy(
        #[api(source)]
        #[cfg_attr(feature = "server", api(from(rusqlite::Error, when = is_busy)))]
        Box<dyn Error + Send + Sync>,
    ),

    /// The database fails.
    #[api(status = 500, message = "Store failed", long = "The store has failed; it is not the request's fault")]
    StoreFailed(
        #[api(source)]
        #[cfg_attr(feature = "server", api(from(rusqlite::Error)))]
        Box<dyn Error + Send + Sync>,
    ),

    /// The worker thread has stopped.
    #[api(status = 500, message = "Store stopped", long = "The store has stopped while it was at work")]
    StoreStopped(
        #[api(source)]
        #[cfg_attr(feature = "server", api(from(tokio::task::JoinError)))]
        Box<dyn Error + Send + Sync>,
    ),
}

#[cfg(feature = "server")]
fn is_busy(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode;

    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}
