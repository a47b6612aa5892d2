//! The program `error-catalog`, which works on files: it imports published catalogs, migrates enums of errors, and merges,
//! shows and compares exports.
//!
//! ```console
//! $ cargo install error-catalog --features program
//! $ error-catalog import docs/errors.md > src/errors.rs
//! $ error-catalog migrate src | git apply
//! $ error-catalog merge users.json orders.json -o all.json
//! ```
//!
//! `error-catalog --help` shows all commands, each with examples. The exit code is 0 if all is done, 1 if something needs a
//! look, which standard error names with its file and line, and 2 if nothing could be done.
//!
#![doc = include_str!("coming_from.md")]

mod command;
mod files;
mod import;
mod merge;
mod migrate;
mod run;

pub use self::run::{run, run_from};
