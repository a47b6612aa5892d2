//! The hash that compares codes when a catalog is compiled.

/// The hash of a code, which the derive writes into a section: FNV-1a.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "the index is below the length")]
pub const fn hash(code: &str) -> u32 {
    let bytes = code.as_bytes();
    let mut hash = 0x811c_9dc5_u32;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

/// `==`, which cannot be called in a constant.
#[expect(clippy::indexing_slicing, reason = "the index is below both lengths")]
pub(crate) const fn equal(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let mut at = 0;
    while at < left.len() && at < right.len() && left[at] == right[at] {
        at += 1;
    }
    at == left.len() && at == right.len()
}
