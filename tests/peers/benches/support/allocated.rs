//! What the contenders allocate. Only in programs of its own, because counting allocations costs instructions.

use std::io;

use crate::support::{Case, table};

/// Prints how often and how much each contender allocates.
pub(crate) fn main(cases: &[Case]) -> io::Result<()> {
    table::print(cases, "allocations", |_, contender| {
        let counted = allocation_counter::measure(|| contender.run());
        Ok((counted.count_total, format!(" {:>8} bytes", counted.bytes_total)))
    })
}
