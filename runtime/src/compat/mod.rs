//! Keeps releases from breaking clients, with a lock file of the catalog and a comparison of two catalogs.
//!
//! A lock file in the repository records what clients rely on. A test compares the catalog with it:
//!
//! ```
//! use error_catalog::{ApiError, Catalog};
//!
//! #[derive(Debug, ApiError)]
//! enum UserError {
//!     #[api(status = 404)]
//!     UserNotFound,
//! }
//!
//! static API: Catalog = error_catalog::catalog!("Users API", [UserError]);
//!
//! // With `#[test]`, in a file in `tests/`:
//! fn clients_still_understand_us() {
//!     API.assert_compatible("errors.lock.json");
//! }
//! ```
//!
//! `UPDATE_ERROR_LOCK=1 cargo test` writes the file, at first and whenever the errors have changed. The same command
//! resolves a merge conflict in the file.
//!
//! Only what is in the file is protected, so update it with every release. `catalog check --exact` of the feature `cli`
//! rejects a file that is out of date. Entries behind `#[cfg]` are those of the build that runs the test.
//!
//! # What breaks clients
//!
//! The lock records what clients see of an error, not how it is declared. You may rename a variant that keeps its code, or
//! move it to another type.
//!
//! | breaking | |
//! | --- | --- |
//! | [`CodeRemoved`](ChangeKind::CodeRemoved) | no error has the code anymore, and no `retired` lists it |
//! | [`CodeChanged`](ChangeKind::CodeChanged) | a variant has another code, and the old one is not retired. For numbers: even if it is retired |
//! | [`StatusChanged`](ChangeKind::StatusChanged) | the same code has another status |
//! | [`MetaRemoved`](ChangeKind::MetaRemoved) | `meta` lost a key |
//! | [`MetaRetyped`](ChangeKind::MetaRetyped) | the value of a key has another type. A change from or to `any` does not count |
//! | [`MetaOptional`](ChangeKind::MetaOptional) | a key that was always present can be absent |
//! | [`RetryNarrowed`](ChangeKind::RetryNarrowed) | the advice promises less, see below |
//! | [`RetiredReused`](ChangeKind::RetiredReused) | an error has a code that was retired |
//!
//! All other locked changes are listed as compatible: new codes, texts, links, hints, keys of `meta`, deprecations, names
//! of variants and types.
//!
//! Retry advice is a promise. From the weakest to the strongest: *unspecified* and *never* promise nothing; *backoff*
//! promises that the request may be sent again; *after a field*, also that the response says when; *after n seconds*, also
//! that the delay is no longer than that. A change to weaker advice, or to more seconds, is breaking.
//!
//! If `catalog!` allows it, several errors can have the same code. The code is removed with the last of them; the removal
//! of another one is listed as [`EntryRemoved`](ChangeKind::EntryRemoved). Hidden entries are locked like all others,
//! because clients receive them.
//!
//! # What is not locked
//!
//! A lock records errors, not the responses made from them, so it does not detect all changes that break clients:
//!
//! - another envelope, or another `content-type` with it;
//! - the names and places of members in an envelope of your own;
//! - headers: `challenge`, those that fields or `headers` declare, those that a layer adds;
//! - the contents of a value of `meta` that serializes to an object.
//!
//! To detect these, write one test for each envelope that compares the status, the headers and the body of a response with
//! a text in the repository.
//!
//! # Retired codes
//!
//! The lock keeps the codes of every `retired(...)` forever, even when the list is lost with its type. Reusing one of them
//! is breaking, and updating the lock does not change that. If the old error itself is back, as after a revert, remove its
//! code from `retired` in the lock file. Do not edit anything else in it by hand.

mod change;
mod diff;
#[cfg(feature = "cli")]
mod exported;
mod file;
mod lock;
mod matching;
mod report;

use std::env;
use std::path::Path;

pub use crate::compat::change::{Change, ChangeKind, Verdict};
pub use crate::compat::diff::Diff;
#[cfg(feature = "cli")]
pub(crate) use crate::compat::exported::diff_of_file;
pub use crate::compat::file::LockError;
pub use crate::compat::lock::Lock;
use crate::compat::report::Refusal;
#[cfg(feature = "cli")]
pub(crate) use crate::compat::report::{acceptance, accepted, reused};
use crate::entry::Catalog;

/// The variable that makes tests rewrite lock files, unless it is empty or `0`.
const UPDATE: &str = "UPDATE_ERROR_LOCK";

/// The command that writes lock files without the feature `cli`.
pub(crate) const UPDATE_COMMAND: &str = "UPDATE_ERROR_LOCK=1 cargo test";

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
    fn verify(&self, path: &Path, updates: bool) -> Result<String, Refusal<'_>> {
        let refuse = |error| Refusal::Unreadable { title: self.title(), error };
        let written = if updates { Some(self.update_lock(path).map_err(refuse)?) } else { None };
        // An update cannot accept a reused code: a retired code stays retired.
        let diff = self.check_compatible(path).map_err(refuse)?;
        if diff.is_breaking() {
            return Err(Refusal::Breaking { title: self.title(), path: path.to_owned(), diff, updates });
        }
        Ok(match written {
            Some(changes) => report::updated(path, &changes),
            None => report::listed(path, &diff),
        })
    }
}
