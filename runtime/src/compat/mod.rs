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
//! The lock records what clients see of an error, not how it is declared: keys of `meta` are those that the envelope sends,
//! and the places of all parts are found in bodies that it writes. You may rename a variant that keeps its code, or
//! move it to another type.
//!
//! | breaking | |
//! | --- | --- |
//! | [`CodeRemoved`](ChangeKind::CodeRemoved) | no error has the code anymore, and no `retired` lists it |
//! | [`CodeChanged`](ChangeKind::CodeChanged) | a variant has another code, and the old one is not retired. For numbers: even if it is retired |
//! | [`StatusChanged`](ChangeKind::StatusChanged) | the same code has another status |
//! | [`StatusesNarrowed`](ChangeKind::StatusesNarrowed) | `status_from` no longer allows a status that it allowed |
//! | [`GrpcChanged`](ChangeKind::GrpcChanged) | `grpc` is another code, or another than the status gives |
//! | [`MetaRemoved`](ChangeKind::MetaRemoved) | `meta` lost a key |
//! | [`MetaRetyped`](ChangeKind::MetaRetyped) | the value of a key has another type. A change from or to `any` does not count |
//! | [`MetaOptional`](ChangeKind::MetaOptional) | a key that was always present can be absent |
//! | [`RetryNarrowed`](ChangeKind::RetryNarrowed) | the advice promises less, see below |
//! | [`MetaValueChanged`](ChangeKind::MetaValueChanged) | the constant value of a key is another one, or not constant anymore |
//! | [`RetiredReused`](ChangeKind::RetiredReused) | an error has a code that was retired |
//! | [`CodesSwapped`](ChangeKind::CodesSwapped) | two errors have exchanged their codes |
//! | [`SuspectedReuse`](ChangeKind::SuspectedReuse) | an error of another type, name, status and text has the code: it may mean something else |
//! | [`MediaTypeChanged`](ChangeKind::MediaTypeChanged) | the responses have another `Content-Type` |
//! | [`PartMoved`](ChangeKind::PartMoved) | bodies have the code, a text, `meta` or another part of each error, or of one error, in another place, or not at all |
//! | [`PartRewritten`](ChangeKind::PartRewritten) | bodies write the code, the status or the id of the request in another form, such as a number as a string |
//! | [`DomainChanged`](ChangeKind::DomainChanged) | bodies have another `domain`, without which a code of Google's shape is ambiguous |
//!
//! All other locked changes are listed as compatible: new codes, further statuses of `status_from`, texts, links, hints, keys of `meta`, labels, deprecations, names
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
//! A lock does not detect all changes that break clients:
//!
//! - headers: `challenge`, those that fields or `headers` declare, those that a layer adds;
//! - members that an envelope of your own adds to those of the error;
//! - whether the field that holds a delay can be `None`;
//! - a further error with a known code, which may lack a key of `meta`;
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
mod check;
mod diff;
#[cfg(feature = "cli")]
mod exported;
mod file;
mod lock;
mod matching;
mod replace;
mod report;
mod update;

pub use self::change::{Change, ChangeKind, Verdict};
pub use self::diff::Diff;
#[cfg(feature = "program")]
pub(crate) use self::exported::diff_of_files;
#[cfg(feature = "cli")]
pub(crate) use self::exported::{diff_of_file, is_export};
pub use self::file::LockError;
pub use self::lock::Lock;
#[cfg(feature = "cli")]
pub(crate) use self::replace::replace;
#[cfg(feature = "cli")]
pub(crate) use self::report::{acceptance, accepted, reused};
#[cfg(feature = "cli")]
pub(crate) use self::update::UPDATE_COMMAND;
