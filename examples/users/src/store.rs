//! The database.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use error_catalog::Context;
use rusqlite::Connection;
use tokio::task::spawn_blocking;

use crate::errors::Result;
use crate::table;

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
