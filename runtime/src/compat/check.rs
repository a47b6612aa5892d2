//! The catalog beside its lock file.

use std::env;
use std::path::Path;

use crate::catalog::Catalog;
use crate::compat::diff::Diff;
use crate::compat::file::{self, LockError};
use crate::compat::lock::Lock;
use crate::compat::report::{self, TestFailure};
use crate::compat::update::UPDATE;

/// The lock file. Needs the feature `compat`.
impl Catalog {
    /// Fails a test if this catalog breaks clients that know the lock file, and says who is affected and how to fix it.
    ///
    /// The path is relative to the directory in which the test runs, which under cargo is that of the package's
    /// `Cargo.toml`. With `UPDATE_ERROR_LOCK=1` in the environment, it writes the file instead. It prints compatible
    /// changes to standard error, which `cargo test -- --nocapture` shows.
    ///
    /// See [`compat`](crate::compat) for an example and for what breaks clients.
    ///
    /// # Panics
    ///
    /// If there is a breaking change, or if the file does not exist or cannot be read.
    #[track_caller]
    #[expect(clippy::panic, reason = "tests fail by panicking")]
    pub fn assert_compatible(&self, lock: impl AsRef<Path>) {
        match self.verify(lock.as_ref(), env::var_os(UPDATE).is_some_and(|value| value != "0" && !value.is_empty())) {
            Ok(listed) if listed.is_empty() => {}
            Ok(listed) => eprint!("{listed}"),
            Err(refusal) => panic!("{refusal}"),
        }
    }

    /// Compares a lock file with this catalog, without panicking.
    ///
    /// ```
    /// # use error_catalog::{ApiError, Catalog};
    /// # #[derive(Debug, ApiError)] #[api(status = 404)] struct UserNotFound;
    /// # static API: Catalog = error_catalog::catalog!("Users API", [UserNotFound]);
    /// # let folder = std::env::temp_dir().join("error-catalog-check");
    /// # std::fs::create_dir_all(&folder)?;
    /// # let path = folder.join("errors.lock.json");
    /// API.update_lock(&path)?;
    /// let diff = API.check_compatible(&path)?;
    /// assert!(diff.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the file does not exist, cannot be read, or is not a lock file.
    pub fn check_compatible(&self, lock: impl AsRef<Path>) -> Result<Diff, LockError> {
        Ok(Lock::read(lock)?.diff(&Lock::of(self)))
    }

    /// Writes a lock file, as `UPDATE_ERROR_LOCK=1` does, and returns what changed in it.
    ///
    /// The retired codes in the file are kept, even those on both sides of a merge conflict. The file is replaced
    /// atomically, so that concurrent readers see the old or the new file.
    ///
    /// # Errors
    ///
    /// If the file exists but is not a lock file, because its retired codes would be lost; or if it cannot be written.
    pub fn update_lock(&self, lock: impl AsRef<Path>) -> Result<Diff, LockError> {
        let path = lock.as_ref();
        let old = file::read_to_update(path)?;
        let mut new = Lock::of(self);
        let diff = old.as_ref().unwrap_or(&Lock::of_nothing(self)).diff(&new);
        if let Some(old) = old {
            new.keep_retired(&old);
        }
        file::write(path, &new.to_string())?;
        Ok(diff)
    }

    /// The changes from `self` to `new`.
    ///
    /// ```
    /// use error_catalog::compat::ChangeKind;
    /// use error_catalog::{ApiError, Catalog};
    ///
    /// mod old {
    ///     #[derive(Debug, error_catalog::ApiError)]
    ///     pub enum UserError {
    ///         #[api(status = 404)]
    ///         UserNotFound,
    ///     }
    /// }
    ///
    /// #[derive(Debug, ApiError)]
    /// enum UserError {
    ///     #[api(status = 410)]
    ///     UserNotFound,
    /// }
    ///
    /// static OLD: Catalog = error_catalog::catalog!("Users API", [old::UserError]);
    /// static NEW: Catalog = error_catalog::catalog!("Users API", [UserError]);
    ///
    /// let diff = Catalog::diff(&OLD, &NEW);
    /// assert!(diff.is_breaking());
    /// let change = &diff.changes()[0];
    /// assert_eq!(change.kind(), ChangeKind::StatusChanged);
    /// assert_eq!(change.code(), "user_not_found");
    /// assert_eq!((change.old(), change.new()), (Some("404"), Some("410")));
    /// ```
    pub fn diff(&self, new: &Catalog) -> Diff {
        Lock::of(self).diff(&Lock::of(new))
    }

    /// The test behind `assert_compatible`. `Ok` has the list of changes that need no action.
    fn verify(&self, path: &Path, updates: bool) -> Result<String, TestFailure<'_>> {
        let refuse = |error| TestFailure::Unreadable { title: self.title(), error };
        let written = if updates { Some(self.update_lock(path).map_err(refuse)?) } else { None };
        // An update cannot accept a reused code: a retired code stays retired.
        let diff = self.check_compatible(path).map_err(refuse)?;
        if diff.is_breaking() {
            return Err(TestFailure::Breaking { title: self.title(), path: path.to_owned(), diff, updates });
        }
        Ok(match written {
            Some(changes) => report::updated(path, &changes),
            None => report::listed(path, &diff),
        })
    }
}
