//! `cargo bench --bench axum`, in this folder: what an error costs as a response of axum. Instructions as ratios to this
//! crate come first, if valgrind is there; then times.

use std::process::ExitCode;

#[path = "support/costs.rs"]
mod costs;
#[path = "responses.rs"]
mod responses;
#[allow(dead_code, reason = "the body alone is measured elsewhere")]
mod support;

fn main() -> ExitCode {
    costs::main(&responses::cases())
}
