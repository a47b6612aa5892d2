//! Empty: `Cargo.toml` says what the package is for.
