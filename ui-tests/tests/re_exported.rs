//! Runs a case that names an item by `crate::`, and so must be a crate of its own.

// Written like users' code: see `pass.rs`.
#![allow(warnings, clippy::all, clippy::pedantic, clippy::restriction)]

include!("../key_crate/pass/re_exported.rs");

#[test]
fn runs() {
    main();
}
