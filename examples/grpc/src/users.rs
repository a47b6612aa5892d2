//! What the service does, whatever asks for it.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use error_catalog::{Errors, Raise};

use crate::errors::{FieldError, Result, UserError};
use crate::rpc::User;

/// The users, in memory. Those with some ids fail, for clients to try.
#[derive(Clone, Debug, Default)]
pub struct Users(Arc<Mutex<Vec<User>>>);

impl Users {
    /// The user with an id.
    ///
    /// # Errors
    ///
    /// [`UserError::NotFound`], or what the disk says.
    pub fn get(&self, id: u32) -> Result<User> {
        match id {
            409 => Err(UserError::Moving)?,
            500 => Err("the password of the store is 1234").note("while reading the user 500")?,
            503 => Err(UserError::Unavailable(io::Error::other("no route to 10.0.0.7")))?,
            _ => {}
        }
        let users = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(users.iter().find(|user| user.id == id).cloned().raise(UserError::NotFound { id })?)
    }

    /// Creates a user.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the fields, or [`UserError::EmailTaken`].
    pub fn create(&self, name: String, email: String) -> Result<User> {
        check(&name, &email)?;
        let mut users = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if users.iter().any(|user| user.email == email) {
            return Err(UserError::EmailTaken { email }.into());
        }
        let user = User { id: u32::try_from(users.len() + 1)?, name, email };
        users.push(user.clone());
        Ok(user)
    }
}

fn check(name: &str, email: &str) -> Result<(), Errors<FieldError>> {
    let mut errors = Errors::new();
    if name.is_empty() {
        errors.push(FieldError::NameMissing);
    }
    if !email.contains('@') {
        errors.push(FieldError::EmailInvalid);
    }
    errors.into_result()
}
