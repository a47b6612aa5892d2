//! The program `error-catalog`.

use std::process::ExitCode;

fn main() -> ExitCode {
    error_catalog::program::run()
}
