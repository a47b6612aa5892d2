//! The users, in memory, and the directory that is down.

use std::convert::Infallible;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::catalog::UserError;

/// A user, as clients see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct User {
    /// Unique among users.
    pub id: u64,
    /// Their name.
    pub name: String,
    /// Unique among users.
    pub email: String,
}

/// The data of a new user.
#[derive(Clone, Debug, Deserialize)]
pub struct NewUser {
    /// Their name.
    pub name: String,
    /// Must be unique among users.
    pub email: String,
}

/// The directory does not answer. This is for the log, not for clients.
#[derive(Debug, Error)]
#[error("no answer from ldap://directory.internal")]
pub struct DirectoryError {
    source: BindError,
}

/// Why the directory does not answer.
#[derive(Debug, Error)]
#[error("bind as cn=users-service failed")]
struct BindError {
    source: io::Error,
}

/// All users. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct Store {
    users: Arc<Mutex<Users>>,
}

#[derive(Debug, Default)]
struct Users {
    last: u64,
    all: Vec<User>,
}

impl Store {
    pub(crate) fn list(&self, limit: usize) -> Vec<User> {
        self.users().all.iter().take(limit).cloned().collect()
    }

    pub(crate) fn create(&self, new: NewUser) -> Result<User, UserError> {
        let mut users = self.users();
        if users.all.iter().any(|user| user.email.eq_ignore_ascii_case(&new.email)) {
            return Err(UserError::EmailTaken { email: new.email });
        }
        users.last += 1;
        let user = User { id: users.last, name: new.name, email: new.email };
        users.all.push(user.clone());
        Ok(user)
    }

    pub(crate) fn find(&self, id: u64) -> Result<User, UserError> {
        self.users().all.iter().find(|user| user.id == id).cloned().ok_or(UserError::NotFound { id })
    }

    pub(crate) fn delete(&self, id: u64) -> Result<(), UserError> {
        let mut users = self.users();
        let place = users.all.iter().position(|user| user.id == id).ok_or(UserError::NotFound { id })?;
        users.all.remove(place);
        Ok(())
    }

    /// Stands in for an upstream service.
    pub(crate) fn ask_directory() -> Result<Infallible, DirectoryError> {
        let refused = io::Error::new(io::ErrorKind::ConnectionRefused, "10.20.30.40:636 refused the connection");
        Err(DirectoryError { source: BindError { source: refused } })
    }

    /// Stands in for a bug.
    #[allow(clippy::panic, reason = "that is what it is for")]
    pub(crate) fn have_a_bug() -> ! {
        panic!("the handler has lost its marbles")
    }

    fn users(&self) -> MutexGuard<'_, Users> {
        // Each change is one step, so a panic leaves the users consistent.
        self.users.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The default number of listed users.
pub(crate) const fn page() -> usize {
    20
}
