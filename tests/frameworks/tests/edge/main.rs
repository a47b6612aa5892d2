//! Services on each framework, over loopback sockets.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]
#![allow(clippy::unused_async, reason = "handlers are async")]

mod arrives;
mod client;
mod counts;
mod envelopes;
mod guards;
mod links;
mod probe;
mod services;
mod sinks;
mod streams;
mod valid;
