//! The same errors in protocols other than plain HTTP.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod async_graphql;
mod decode;
mod grpc;
mod grpc_context;
mod grpc_size;
mod received;
mod rmcp;
