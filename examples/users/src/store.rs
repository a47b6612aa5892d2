//! The database.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use error_catalog::{ApiError, Context, envelope::Problem};
use rusqlite::{Connection, ErrorCode};
use tokio::task::{JoinError, spawn_blocking};

use crate::errors::Result;
use crate::table;

/// Failures of the database.
#[derive(Debug, ApiError)]
#[api(section = "Store", envelope = Problem, docs = "https://users.example/errors#<code>", require(description))]
pub enum StoreError {
    /// Another program has locked the database.
    #[api(status = 503, message = "Store busy", long = "The store is busy at the moment", retry_after = 1)]
    StoreBusy(#[api(from(rusqlite::Error, when = is_busy))] rusqlite::Error),

    /// The database fails.
    #[api(status = 500, message = "Store failed", long = "The store has failed; it is not the request's fault")]
    StoreFailed(#[api(from)] rusqlite::Error),

    /// The worker thread has stopped.
    #[api(status = 500, message = "Store stopped", long = "The store has stopped while it was at work")]
    StoreStopped(#[api(from)] JoinError),
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

/// One connection. Requests wait for it in threads that may block.
#[derive(Clone, Debug)]
pub struct Store {
    connection: Arc<Mutex<Connection>>,
}

impl Store {
    /// Creates a database in memory.
    ///
    /// # Errors
    ///
    /// If there is not enough memory.
    pub fn in_memory() -> rusqlite::Result<Self> {
        Self::of(Connection::open_in_memory()?)
    }

    /// Opens a database in a file, which is created if it does not exist.
    ///
    /// # Errors
    ///
    /// If the file cannot be opened, or is not a database.
    pub fn in_file(path: &Path) -> rusqlite::Result<Self> {
        Self::of(Connection::open(path)?)
    }

    fn of(connection: Connection) -> rusqlite::Result<Self> {
        connection.busy_timeout(Duration::from_millis(250))?;
        connection.execute_batch(table::CREATE)?;
        Ok(Self { connection: Arc::new(Mutex::new(connection)) })
    }

    /// Runs the work with the connection, in the context of the request.
    ///
    /// # Errors
    ///
    /// If the work fails or panics.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T> {
        let connection = Arc::clone(&self.connection);
        // Other threads do not inherit the context.
        let context = Context::current();
        let task = spawn_blocking(move || {
            // A statement interrupted by a panic is rolled back, so the connection can still be used.
            let connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
            context.scope(|| work(&connection))
        });
        Ok(task.await??)
    }
}
