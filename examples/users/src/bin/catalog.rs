//! `cargo run -p error-catalog-users --bin catalog -- explain email_taken`

use std::process::ExitCode;

fn main() -> ExitCode {
    error_catalog::cli::run(&error_catalog_users::API)
}
