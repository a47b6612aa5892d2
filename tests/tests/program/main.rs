//! The program `error-catalog`.

#[rustfmt::skip]
#[allow(clippy::all, clippy::pedantic, missing_docs, unreachable_pub, dead_code, reason = "the program wrote it")]
mod golden;
mod files;
mod import;
mod migrate;
