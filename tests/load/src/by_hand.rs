//! The users API without the catalog: the part that the requests of a run reach, with errors made by hand.
//!
//! Handlers, state and layers are taken from the example where possible, and fail in the same places, but none of the
//! example's errors is rendered. Whatever a run does not need is missing, to the advantage of these services: they catch no
//! panics and emit no events.

pub(crate) mod json;
pub(crate) mod text;

use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::{DefaultBodyLimit, FromRequestParts, Path, Request, State};
use axum::http::{StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use error_catalog_users::limit::Limits;
use error_catalog_users::store::Store;
use error_catalog_users::users::{NewUser, User};
use error_catalog_users::{Config, LARGEST_BODY, cors, table};
use error_catalog_users::{auth::Caller, errors::AuthError};
use tower_http::timeout::TimeoutLayer;
use validator::{Validate, ValidationErrors};

/// The errors of a service.
pub(crate) trait Failed: IntoResponse + 'static {
    fn no_token(error: &AuthError) -> Self;
    fn no_user(id: i64) -> Self;
    fn no_route(path: &str) -> Self;
    fn unreadable(rejection: &JsonRejection) -> Self;
    fn invalid(errors: &ValidationErrors) -> Self;
    /// Any failure that does not occur in a run.
    fn other() -> Self;
}

#[derive(Clone)]
struct Service {
    store: Store,
    limits: Arc<Limits>,
}

/// The service, with the layers that its responses need.
pub(crate) fn app<E: Failed>(config: Config, around: impl FnOnce(Router) -> Router) -> Router {
    let service = Service { store: config.store, limits: Arc::new(Limits::new(config.limit, config.window)) };
    let for_callers = middleware::from_fn_with_state(service.clone(), per_caller::<E>);
    let routes = Router::new()
        .route("/users", post(create::<E>))
        .route("/users/{id}", get(find::<E>))
        .route_layer(for_callers)
        .fallback(async |uri: Uri| E::no_route(uri.path()))
        .with_state(service)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, config.timeout));
    around(routes).layer(cors())
}

async fn per_caller<E: Failed>(State(service): State<Service>, request: Request, next: Next) -> Result<Response, E> {
    let (mut parts, body) = request.into_parts();
    let caller = Caller::from_request_parts(&mut parts, &service).await.map_err(|error| E::no_token(&error))?;
    service.limits.take(caller).map_err(|_| E::other())?;
    parts.extensions.insert(caller);
    Ok(next.run(Request::from_parts(parts, body)).await)
}

async fn create<E: Failed>(
    State(service): State<Service>,
    new: Result<Json<NewUser>, JsonRejection>,
) -> Result<Json<User>, E> {
    let Json(new) = new.map_err(|rejection| E::unreadable(&rejection))?;
    new.validate().map_err(|errors| E::invalid(&errors))?;
    let user = service.store.run(move |connection| table::insert(connection, &new)).await.map_err(|_| E::other())?;
    Ok(Json(user))
}

async fn find<E: Failed>(State(service): State<Service>, Path(id): Path<i64>) -> Result<Json<User>, E> {
    let found = service.store.run(move |connection| table::find(connection, id)).await.map_err(|_| E::other())?;
    found.map(Json).ok_or_else(|| E::no_user(id))
}
