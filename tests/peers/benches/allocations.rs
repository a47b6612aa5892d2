//! `cargo bench --manifest-path tests/peers/Cargo.toml --bench allocations`: how often and how much a body allocates.

use std::io;

#[path = "support/allocated.rs"]
mod allocated;
mod support;

fn main() -> io::Result<()> {
    allocated::main(&support::cases::cases())
}
