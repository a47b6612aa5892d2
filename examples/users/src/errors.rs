//! What handlers return. The errors are in a crate of their own, which clients of the service use too.

pub use error_catalog_users_errors::{
    AppError, AuthError, InputError, LimitError, MailError, RequestError, StoreError, UserError,
};

use error_catalog::Raised;

/// What handlers return: `?` takes every error.
pub type Result<T, E = Raised<AppError>> = std::result::Result<T, E>;
