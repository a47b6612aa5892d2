//! A users API on axum and `SQLite` that answers every failure with an error of its own catalog.
//!
//! | module | what it owns |
//! | --- | --- |
//! | [`errors`] | everything that this service answers: the errors of the crate `error-catalog-users-errors` |
//! | [`users`] | the routes of users, and their errors |
//! | [`auth`] | who is calling, and what they may do |
//! | [`limit`] | how often they may call |
//! | [`requests`] | failures of axum, as errors of this service |
//! | [`store`], [`table`] | the database, and the table of users in it |
//! | [`mail`] | the relay that invitations go to: the upstream that may be down |
//! | [`metrics`] | how often each error was answered, for Prometheus |
//! | [`jobs`] | work in the background, whose errors are logged |
//! | [`shapes`] | apart from the users: one enum in the shapes that several audiences want |
//! | [`debug`] | routes that break, for tests |
//!
//! Each subject has an enum of its own errors, and [`AppError`](errors::AppError) contains them all. [`API`] is its
//! catalog, and [`app`] puts one [`ErrorLayer`] around all routes. To add an error, add a variant; nothing else changes.
//!
//! The enums are in the crate `error-catalog-users-errors`, which the client in `client/` uses too, without `SQLite`.
//!
//! What is no HTTP never becomes a request: hyper answers it by itself, without a body, and closes the connection.
//!
//! `cargo run -p error-catalog-users` starts it.

pub mod auth;
pub mod debug;
pub mod errors;
pub mod jobs;
pub mod limit;
pub mod mail;
pub mod metrics;
pub mod requests;
pub mod shapes;
pub mod store;
pub mod table;
pub mod users;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::extract::DefaultBodyLimit;
use axum::http::header::{
    ALLOW, AUTHORIZATION, CONTENT_TYPE, HeaderName, LINK, LOCATION, RETRY_AFTER, WWW_AUTHENTICATE,
};
use axum::http::{Method, StatusCode};
use axum::routing::get;
use axum::{Json, Router, middleware};
use error_catalog::{Catalog, ErrorLayer, Exposure};
use tokio::net::TcpListener;
use tower_http::cors::{Any, CorsLayer};
use tower_http::timeout::TimeoutLayer;
use utoipa::OpenApi;

use crate::limit::Limits;
use crate::mail::Relay;
use crate::store::Store;

/// Every error that clients can receive.
pub static API: Catalog = error_catalog::catalog!("Users API", [errors::AppError]);

/// The largest body that is read, in bytes.
pub const LARGEST_BODY: usize = 16 * 1024;

/// The settings that differ between production, development and tests.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where users are kept.
    pub store: Store,
    /// The SMTP relay that invitations go to.
    pub relay: SocketAddr,
    /// Whether clients see the sources of errors.
    pub exposure: Exposure,
    /// How many requests a caller has per [`window`](Self::window).
    pub limit: u32,
    /// How long the requests of a caller are counted.
    pub window: Duration,
    /// How long a request may take.
    pub timeout: Duration,
    /// Whether there are [routes that break](debug).
    pub debug: bool,
}

impl Config {
    /// The settings for production.
    #[must_use]
    pub const fn new(store: Store) -> Self {
        Self {
            store,
            relay: SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 2525),
            exposure: Exposure::Production,
            limit: 600,
            window: Duration::from_secs(60),
            timeout: Duration::from_secs(10),
            debug: false,
        }
    }
}

/// The state that handlers share.
#[derive(Clone, Debug)]
pub(crate) struct Service {
    pub(crate) store: Store,
    pub(crate) relay: Relay,
    pub(crate) limits: Arc<Limits>,
}

/// Serves the API until the process ends.
///
/// # Errors
///
/// When the listener fails.
pub async fn serve(listener: TcpListener, config: Config) -> io::Result<()> {
    axum::serve(listener, app(config)).await
}

/// The whole service, for [`serve`] and for tests without sockets.
///
/// ```
/// use error_catalog_users::{Config, app, store::Store};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let app = app(Config::new(Store::in_memory()?));
/// # Ok(())
/// # }
/// ```
pub fn app(config: Config) -> Router {
    metrics::install();
    let service = Service {
        store: config.store,
        relay: Relay::at(config.relay),
        limits: Arc::new(Limits::new(config.limit, config.window)),
    };
    let for_callers = middleware::from_fn_with_state(service.clone(), limit::per_caller);
    let mut routes = users::routes()
        .route_layer(for_callers)
        .route("/health", get("ok"))
        .route("/errors", get(async || Json(&API)))
        .route("/metrics", get(metrics::show))
        .route("/openapi.json", get(async || Json(users::Document::openapi())));
    if config.debug {
        routes = routes.merge(debug::routes());
    }
    routes
        .with_state(service)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, config.timeout))
        .layer(ErrorLayer::new(requests::own).exposure(config.exposure))
        // Outermost, because browsers must be able to read every failure, and a panic unwinds past the layers inside.
        .layer(cors())
}

/// Lets any web page call the service with a token and read its responses.
pub fn cors() -> CorsLayer {
    let readable = [ALLOW, LINK, LOCATION, RETRY_AFTER, WWW_AUTHENTICATE, HeaderName::from_static("x-request-id")];
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::POST, Method::PATCH, Method::DELETE])
        .allow_headers([AUTHORIZATION, CONTENT_TYPE, HeaderName::from_static("x-request-id")])
        .expose_headers(readable)
}
