//! Releases that break no client: the lock file of a catalog, and the difference of two catalogs.
//!
//! A lock file records what clients rely on, and lies in the repository. A test compares the catalog with it:
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
//! // With `#[test]`, in a file of `tests/`:
//! fn clients_still_understand_us() {
//!     API.assert_compatible("errors.lock.json");
//! }
//! ```
//!
//! `UPDATE_ERROR_LOCK=1 cargo test` writes the file, at first and whenever its errors have changed. A merge conflict in
//! it is solved by the same command.
//!
//! What is not in the file is not looked after: write it with every release. Where that is forgotten,
//! `catalog check --exact` of the feature `cli` refuses a file that lacks something. Entries behind `#[cfg]` are those of
//! the build that is tested.
//!
//! # What breaks clients
//!
//! What is locked of an error is what clients see of it, not how it is declared. A variant that keeps its code may be
//! renamed, or move to another type.
//!
//! | breaking | |
//! | --- | --- |
//! | [`CodeRemoved`](ChangeKind::CodeRemoved) | no error has the code any more, and no `retired` says so |
//! | [`CodeChanged`](ChangeKind::CodeChanged) | a variant has another code, and the old one is not retired. Numbers: even then |
//! | [`StatusChanged`](ChangeKind::StatusChanged) | the same code comes with another status |
//! | [`MetaRemoved`](ChangeKind::MetaRemoved) | `meta` lost a key |
//! | [`MetaRetyped`](ChangeKind::MetaRetyped) | the value of a key has another type. Getting to know a type that was `any`, or ceasing to, is none |
//! | [`MetaOptional`](ChangeKind::MetaOptional) | a key that was always there can be absent |
//! | [`RetryNarrowed`](ChangeKind::RetryNarrowed) | the advice promises less, see below |
//! | [`RetiredReused`](ChangeKind::RetiredReused) | an error has a code that was retired |
//!
//! Everything else that is locked is listed as compatible: new codes, texts, links, hints, keys of `meta`, deprecations,
//! names of variants and types.
//!
//! Advice about retries is a promise, and each of these promises what stands before it and more: *unspecified* and
//! *never* promise nothing; *backoff*, that the request may be sent again; *after a field*, that the answer says when;
//! *after n seconds*, that it is not later than that. Advice is narrowed when the new one stands before the old one, or
//! when the seconds become more.
//!
//! One code can have several errors, where `catalog!` allows it. Such a code is removed with the last of them; that one
//! of several is gone is listed as [`EntryRemoved`](ChangeKind::EntryRemoved). Hidden entries are locked like all
//! others, since clients receive them.
//!
//! # What is not locked
//!
//! Some changes break clients and are not found, since a lock knows errors and not the answers that are made of them:
//!
//! - another envelope, or another `content-type` with it;
//! - the names and places of members in an envelope of your own;
//! - headers: `challenge`, those that fields or `headers` declare, those that a layer adds;
//! - what is inside of a value of `meta` that serializes to an object.
//!
//! One test for each envelope looks after these: it compares the status, the headers and the body of an answer with a
//! text in the repository.
//!
//! # Retired codes
//!
//! The lock keeps the codes of every `retired(...)` for good, even when the list is lost with its type. An error that
//! takes one of them is breaking, and updating does not change that. Should it be the old error itself that is back, as
//! after a revert, then take its code out of `retired` in the lock file. Nothing else in it is edited by hand.

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

/// Rewrites lock files when it is set, and neither empty nor `0`.
const UPDATE: &str = "UPDATE_ERROR_LOCK";

/// How lock files are written where there is no program.
pub(crate) const UPDATE_COMMAND: &str = "UPDATE_ERROR_LOCK=1 cargo test";

/// The lock file. Needs the feature `compat`.
impl Catalog {
    /// Fails a test when clients that know the lock file would not understand this catalog, and says what breaks for
    /// whom and what to do.
    ///
    /// The path is relative to the directory in which the test runs, which under cargo is that of the package's
    /// `Cargo.toml`. With `UPDATE_ERROR_LOCK=1` in the environment, the file is written instead. Changes that break
    /// nobody are told on standard error, which `cargo test -- --nocapture` shows.
    ///
    /// See [`compat`](crate::compat) for an example and for what breaks clients.
    ///
    /// # Panics
    ///
    /// If there is a breaking change, or the file is not there or cannot be read.
    #[track_caller]
    #[expect(clippy::panic, reason = "tests fail by panicking")]
    pub fn assert_compatible(&self, lock: impl AsRef<Path>) {
        match self.verify(lock.as_ref(), env::var_os(UPDATE).is_some_and(|value| value != "0" && !value.is_empty())) {
            Ok(listed) if listed.is_empty() => {}
            Ok(listed) => eprint!("{listed}"),
            Err(refusal) => panic!("{refusal}"),
        }
    }

    /// Compares a lock file with this catalog, for those who do not want a panic.
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
    /// If the file is not there, cannot be read, or is no lock file.
    pub fn check_compatible(&self, lock: impl AsRef<Path>) -> Result<Diff, LockError> {
        Ok(Lock::read(lock)?.diff(&Lock::of(self)))
    }

    /// Writes a lock file, and returns what has changed in it. This is what `UPDATE_ERROR_LOCK=1` does.
    ///
    /// Retired codes that the file has are kept, those on both sides of a merge conflict too. The file is replaced as a
    /// whole, so that who reads it meanwhile sees the old or the new one.
    ///
    /// # Errors
    ///
    /// If the file is there but is no lock file, so that its retired codes would be lost; or if it cannot be written.
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

    /// What a client that knows `self` meets in `new`.
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

    /// The test behind `assert_compatible`. What is listed need not be acted upon.
    fn verify(&self, path: &Path, updates: bool) -> Result<String, Refusal<'_>> {
        let refuse = |error| Refusal::Unreadable { title: self.title(), error };
        let written = if updates { Some(self.update_lock(path).map_err(refuse)?) } else { None };
        // An update cannot accept everything: a retired code stays retired.
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
