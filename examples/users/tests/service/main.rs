//! Tests the service with a real client over real sockets.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

mod answers;
mod browsers;
mod contexts;
mod documented;
mod exposure;
mod program;
mod support;
mod sweep;
mod wire;
