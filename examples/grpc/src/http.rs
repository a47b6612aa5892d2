//! The service over HTTP, and beside it over gRPC, Connect and GraphQL.

use axum::Json;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use error_catalog::ErrorLayer;
use error_catalog::envelope::Connect;
use tonic::service::Routes;

use crate::errors::{Result, own};
use crate::graphql;
use crate::rpc::{self, CreateRequest, GetRequest, User};
use crate::users::Users;

/// All protocols on one port. The layer opens the context of every request, whichever protocol it is of.
pub fn app(users: Users) -> Router {
    // The fallback of tonic's router would answer `UNIMPLEMENTED` with the status 200, also to requests of HTTP. A client of
    // gRPC reads a 404 as `UNIMPLEMENTED`, too.
    let grpc = Routes::new(rpc::service(users.clone())).into_axum_router().reset_fallback();
    let connect = Router::new()
        .route("/users.v1.Users/Get", post(connect_get))
        .route("/users.v1.Users/Create", post(connect_create))
        .layer(ErrorLayer::new(own).envelope::<Connect>());
    Router::new()
        .route("/users", post(create))
        .route("/users/{id}", get(find))
        .route("/graphql", post(graphql::answer))
        .nest("/connect", connect)
        .with_state(users)
        .merge(grpc)
        .layer(ErrorLayer::new(own))
}

async fn find(State(users): State<Users>, Path(id): Path<u32>) -> Result<Json<User>> {
    Ok(Json(users.get(id)?))
}

async fn create(State(users): State<Users>, Json(new): Json<CreateRequest>) -> Result<(StatusCode, Json<User>)> {
    Ok((StatusCode::CREATED, Json(users.create(new.name, new.email)?)))
}

/// A call of Connect that is not a stream is a request whose body is JSON.
async fn connect_get(State(users): State<Users>, Json(request): Json<GetRequest>) -> Result<Json<User>> {
    Ok(Json(users.get(request.id)?))
}

async fn connect_create(State(users): State<Users>, Json(new): Json<CreateRequest>) -> Result<Json<User>> {
    Ok(Json(users.create(new.name, new.email)?))
}
