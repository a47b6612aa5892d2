//! A program that explains, exports and compares a catalog.
//!
//! A service adds the program with a file `src/bin/catalog.rs`:
//!
//! ```no_run
//! # mod my_service {
//! #     #[derive(Debug, error_catalog::ApiError)]
//! #     #[api(status = 404)]
//! #     pub struct NotFound;
//! #     pub static API: error_catalog::Catalog = error_catalog::catalog!("API", [NotFound]);
//! # }
//! fn main() -> std::process::ExitCode {
//!     error_catalog::cli::run(&my_service::API)
//! }
//! ```
//!
//! | command | does |
//! | --- | --- |
//! | `catalog list` | prints one line for each error; `--status 404`, `--status 5xx`, `--section Users` and `--label team=identity` filter them |
//! | `catalog explain CODE` | shows everything about the errors with this code, and what a client receives |
//! | `catalog export FORMAT` | writes the catalog as a [document](crate::export), to standard output or to `--output FILE` |
//! | `catalog diff OLD` | lists what has changed since a lock file or a JSON export, and what breaks clients |
//! | `catalog coverage DIR` | lists the errors that no test has rendered, from the notes of the feature `coverage` in this folder |
//! | `catalog check LOCK` | checks that clients that know the lock file (by default `errors.lock.json`) understand the catalog; `--exact` rejects compatible changes too, `--update` writes the file |
//!
//! `check`, `diff` and `list` take `--format text`, `json` (see [`OUTPUT_SCHEMA`]), `github` (annotations of GitHub Actions)
//! or `sarif`.
//!
//! The exit code tells scripts the result:
//!
//! | exit code | meaning |
//! | --- | --- |
//! | 0 | success; nothing breaks clients |
//! | 1 | the answer is no: there is no such error, or a change breaks clients |
//! | 2 | failure: the command line is wrong, or a file cannot be read or written |
//!
//! Output is coloured only on terminals, and not if the variable `NO_COLOR` is set. Texts are wrapped at 80 characters, or
//! at the width in the variable `COLUMNS`.

mod command;
mod compare;
mod coverage;
mod exit;
pub(crate) mod explain;
mod list;
pub(crate) mod machine;
mod near;
pub(crate) mod page;
mod run;

#[cfg(feature = "program")]
pub(crate) use self::command::format;
pub use self::exit::Exit;
pub use self::machine::OUTPUT_SCHEMA;
pub use self::run::{run, run_args, run_from};
