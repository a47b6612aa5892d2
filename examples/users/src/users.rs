//! Creates, gets, lists, renames, deletes and invites users.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use error_catalog::utoipa::Components;
use error_catalog::validator::Valid;
use error_catalog::{Raise, responses};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};
use validator::Validate;

use crate::auth::Caller;
use crate::errors::{
    AppError, AuthError, InputError, LimitError, MailError, RequestError, Result, StoreError, UserError,
};
use crate::{Service, table};

/// A user, as clients see them.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct User {
    /// Unique among users.
    pub id: i64,
    /// How often the user was changed, from 1.
    pub version: i64,
    /// What they are called.
    pub name: String,
    /// Unique among users.
    pub email: String,
    /// Their pages.
    pub links: Vec<Link>,
}

/// A page of a user.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema, Validate)]
pub struct Link {
    /// What it is called.
    #[validate(length(min = 1, max = 50))]
    pub title: String,
    /// Where it is.
    #[validate(url)]
    pub url: String,
}

/// The data of a new user.
#[derive(Clone, Debug, Deserialize, ToSchema, Validate)]
pub struct NewUser {
    /// What they are called, in one line.
    #[validate(length(min = 1, max = 50), does_not_contain(pattern = "\n"))]
    pub name: String,
    /// Must be unique among users.
    #[validate(email)]
    pub email: String,
    /// Their pages.
    #[serde(default)]
    #[validate(length(min = 0, max = 10), nested)]
    pub links: Vec<Link>,
}

/// A new name.
#[derive(Clone, Debug, Deserialize, ToSchema, Validate)]
pub struct Rename {
    /// What they are called from now on, in one line.
    #[validate(length(min = 1, max = 50), does_not_contain(pattern = "\n"))]
    pub name: String,
    /// The version that the client knows, so that it does not overwrite changes that it has not seen.
    pub version: i64,
}

/// Which users to list.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams, Validate)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Page {
    /// Those after this id.
    pub after: i64,
    /// How many.
    #[validate(range(min = 1, max = 100))]
    pub limit: u32,
}

impl Default for Page {
    fn default() -> Self {
        Self { after: 0, limit: 20 }
    }
}

pub(crate) fn routes() -> Router<Service> {
    Router::new()
        .route("/users", get(list).post(create))
        .route("/users/{id}", get(find).patch(rename).delete(delete))
        .route("/users/{id}/invitation", post(invite))
}

/// The document of these routes. Each operation names its own errors.
#[derive(Debug, OpenApi)]
#[openapi(
    info(title = "Users API", version = "1"),
    paths(list, create, find, rename, delete, invite),
    modifiers(&Components)
)]
pub struct Document;

/// What any operation can answer.
type Common = responses![
    AuthError::TokenMissing,
    AuthError::TokenUnreadable,
    AuthError::TokenUnknown,
    LimitError,
    RequestError::BodyTooLarge,
    RequestError::TimedOut,
    StoreError,
    AppError::Internal,
];

type ListErrors = responses![Common, InputError, RequestError::Malformed];

#[utoipa::path(get, path = "/users", params(Page), responses((status = 200, body = Vec<User>), ListErrors))]
async fn list(
    State(service): State<Service>,
    Valid(Query(page), _): Valid<Query<Page>, InputError>,
) -> Result<Json<Vec<User>>> {
    Ok(Json(service.store.run(move |connection| table::list(connection, &page)).await?))
}

/// What operations with a body can answer.
type BodyErrors = responses![
    Common,
    InputError,
    RequestError::Malformed,
    RequestError::UnexpectedBody,
    RequestError::UnsupportedMediaType,
];

type CreateErrors = responses![BodyErrors, UserError::EmailTaken];

#[utoipa::path(post, path = "/users", request_body = NewUser, responses((status = 201, body = User), CreateErrors))]
async fn create(
    State(service): State<Service>,
    Valid(Json(new), _): Valid<Json<NewUser>, InputError>,
) -> Result<impl IntoResponse> {
    let user = service.store.run(move |connection| table::insert(connection, &new)).await?;
    Ok((StatusCode::CREATED, [(LOCATION, format!("/users/{}", user.id))], Json(user)))
}

type FindErrors = responses![Common, RequestError::Malformed, UserError::NotFound];

#[utoipa::path(get, path = "/users/{id}", params(("id" = i64, Path)), responses((status = 200, body = User), FindErrors))]
async fn find(State(service): State<Service>, Path(id): Path<i64>) -> Result<Json<User>> {
    user(&service, id).await.map(Json)
}

type RenameErrors = responses![BodyErrors, UserError::NotFound, UserError::Changed];

#[utoipa::path(
    patch,
    path = "/users/{id}",
    params(("id" = i64, Path)),
    request_body = Rename,
    responses((status = 200, body = User), RenameErrors)
)]
async fn rename(
    State(service): State<Service>,
    Path(id): Path<i64>,
    Valid(Json(Rename { name, version }), _): Valid<Json<Rename>, InputError>,
) -> Result<Json<User>> {
    let renamed = service.store.run(move |connection| table::rename(connection, id, version, &name)).await?;
    if let Some(user) = renamed {
        return Ok(Json(user));
    }
    let actual = user(&service, id).await?.version;
    Err(UserError::Changed { id, expected: version, actual })?
}

type DeleteErrors = responses![FindErrors, AuthError::RoleMissing];

#[utoipa::path(delete, path = "/users/{id}", params(("id" = i64, Path)), responses((status = 204), DeleteErrors))]
async fn delete(
    State(service): State<Service>,
    Extension(caller): Extension<Caller>,
    Path(id): Path<i64>,
) -> Result<StatusCode> {
    caller.must_be_admin()?;
    let deleted = service.store.run(move |connection| table::delete(connection, id)).await?;
    Ok(deleted.then_some(StatusCode::NO_CONTENT).raise(UserError::NotFound { id })?)
}

type InviteErrors = responses![FindErrors, MailError];

#[utoipa::path(post, path = "/users/{id}/invitation", params(("id" = i64, Path)), responses((status = 202), InviteErrors))]
async fn invite(State(service): State<Service>, Path(id): Path<i64>) -> Result<StatusCode> {
    let user = user(&service, id).await?;
    service.relay.invite(&user.email).await?;
    Ok(StatusCode::ACCEPTED)
}

async fn user(service: &Service, id: i64) -> Result<User> {
    let found = service.store.run(move |connection| table::find(connection, id)).await?;
    Ok(found.raise(UserError::NotFound { id })?)
}
