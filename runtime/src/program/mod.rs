//! The program `error-catalog`, which works on files: it imports published catalogs, and migrates enums of errors.
//!
//! ```console
//! $ cargo install error-catalog --features program
//! $ error-catalog import errors.md > src/errors.rs
//! $ error-catalog migrate src | git apply
//! ```
//!
//! `error-catalog --help` shows all commands.

mod command;
mod import;
mod migrate;
mod run;

pub use self::run::{run, run_from};
