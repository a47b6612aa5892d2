//! Nothing to import: the cases beside this crate are compiled by `tests/ui.rs` and `tests/pass.rs`.
