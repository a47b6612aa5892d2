//! `cargo bench --manifest-path tests/peers/Cargo.toml --bench rendering`: what the body of an error costs, beside the same bytes pushed by hand
//! and through structs of Strings. Instructions as ratios come first, if valgrind is there; then times.

use std::process::ExitCode;

#[path = "support/costs.rs"]
mod costs;
mod support;

fn main() -> ExitCode {
    costs::main(&support::cases::cases())
}
