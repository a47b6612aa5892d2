//! `cargo bench --bench axum_allocations`, in this folder: how often and how much a response of axum allocates.

use std::io;

#[path = "support/allocated.rs"]
mod allocated;
#[path = "responses.rs"]
mod responses;
#[allow(dead_code, reason = "the body alone is measured elsewhere")]
mod support;

fn main() -> io::Result<()> {
    allocated::main(&responses::cases())
}
