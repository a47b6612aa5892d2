//! `cargo bench -p error-catalog --bench allocations`: how often and how much a body allocates.
//!
//! It is a program of its own, because counting allocations costs instructions.

use std::io;

mod support;

use support::{cases::cases, table};

fn main() -> io::Result<()> {
    table::print(&cases(), "allocations", |_, contender| {
        let counted = allocation_counter::measure(|| contender.run());
        Ok((counted.count_total, format!(" {:>8} bytes", counted.bytes_total)))
    })
}
