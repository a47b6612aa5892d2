//! What goes wrong below the API: ordinary errors, written with thiserror, that end up as sources.

use std::io;

use thiserror::Error;

/// A call of another service failed.
#[derive(Debug, Error)]
#[error("{method} {url} failed")]
pub struct CallFailed {
    /// `GET`, `POST` …
    pub method: &'static str,
    /// Where the call went.
    pub url: String,
    /// What the connection said.
    #[source]
    pub cause: io::Error,
}

impl CallFailed {
    pub(super) fn new(method: &'static str, url: &str, kind: io::ErrorKind, what: &str) -> Self {
        Self { method, url: url.to_owned(), cause: io::Error::new(kind, what) }
    }
}

/// The database did not do what it was asked for.
#[derive(Debug, Error)]
pub enum DatabaseFailed {
    /// The connection broke in the middle.
    #[error("lost the connection to {host}")]
    ConnectionLost {
        /// The server that was connected.
        host: String,
        /// What the connection said.
        #[source]
        cause: io::Error,
    },
    /// Two transactions wait for each other.
    #[error("deadlock between {first} and {second}")]
    Deadlock {
        /// The transaction that was there first.
        first: u32,
        /// The one that was given up.
        second: u32,
    },
}
