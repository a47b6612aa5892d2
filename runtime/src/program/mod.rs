//! The program `error-catalog`, which works on files: it imports published catalogs.
//!
//! ```console
//! $ cargo install error-catalog --features program
//! $ error-catalog import errors.md > src/errors.rs
//! ```
//!
//! `error-catalog --help` shows all commands.

mod command;
mod import;
mod run;

pub use self::run::{run, run_from};
