//! A users API over HTTP, gRPC, Connect and GraphQL. One enum has the errors of all of them, and nothing maps them twice.
//!
//! - [`errors`]: the enum, as for any service.
//! - [`users`]: what the service does. Its functions return any error by `?`.
//! - [`rpc`]: the methods of gRPC, whose `?` makes statuses.
//! - [`graphql`]: the resolvers, whose `?` makes errors of GraphQL.
//! - [`http`]: the routes, whose `?` makes responses, and all protocols on one port.

pub mod errors;
pub mod graphql;
pub mod http;
pub mod rpc;
pub mod users;

use std::error::Error;

use error_catalog::tonic::ContextLayer;
use tokio::net::TcpListener;
use tokio_stream::wrappers::TcpListenerStream;
use tonic::transport::Server;

use crate::users::Users;

/// Serves HTTP, gRPC, Connect and GraphQL.
///
/// # Errors
///
/// If the listener fails.
pub async fn serve(listener: TcpListener, users: Users) -> Result<(), Box<dyn Error + Send + Sync>> {
    Ok(axum::serve(listener, http::app(users)).await?)
}

/// Serves gRPC alone, with tonic's own server.
///
/// # Errors
///
/// If the listener fails.
pub async fn serve_grpc(listener: TcpListener, users: Users) -> Result<(), Box<dyn Error + Send + Sync>> {
    let server = Server::builder().layer(ContextLayer::new()).add_service(rpc::service(users));
    Ok(server.serve_with_incoming(TcpListenerStream::new(listener)).await?)
}
