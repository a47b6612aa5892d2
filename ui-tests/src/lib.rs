//! Nothing to import: `tests/ui.rs` and `tests/pass.rs` compile the cases beside this crate.
