//! The service over real sockets, asked by a real client.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

mod answers;
mod browsers;
mod contexts;
mod exposure;
mod program;
mod support;
mod sweep;
mod wire;
