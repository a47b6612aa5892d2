//! Routes that break, to see what clients then receive. Production does not have them.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;

use crate::Service;
use crate::errors::Result;

/// The message of the panics, which clients must never see.
pub const SAID: &str = "a route panics with a password";

pub(crate) fn routes() -> Router<Service> {
    Router::new()
        .route("/debug/panic", get(panics))
        .route("/debug/store", get(panics_in_store))
        .route("/debug/teapot", get((StatusCode::IM_A_TEAPOT, SAID)))
}

#[expect(clippy::panic, reason = "it is what the route is for")]
async fn panics() {
    panic!("{SAID}")
}

#[expect(clippy::panic, reason = "it is what the route is for")]
async fn panics_in_store(State(service): State<Service>) -> Result<()> {
    service.store.run(|_| panic!("{SAID}")).await
}
