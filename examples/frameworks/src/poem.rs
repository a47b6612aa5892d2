//! The users API on poem.
//!
//! Differences from the other frameworks:
//!
//! - A 405 has no `Allow` header, because poem does not say which methods a route has.
//! - [`SizeLimit`] limits bodies by `Content-Length` alone. It rejects a chunked body with 411, which [`from_framework`]
//!   turns into 400.
//! - The server answers malformed requests before any middleware runs, and without a body: with 400, with 414 if the
//!   request line is too long, or with 431 if the head is too large.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use error_catalog::poem::ErrorMiddleware;
use poem::http::StatusCode;
use poem::http::header::{AUTHORIZATION, HeaderValue, LOCATION};
use poem::listener::TcpAcceptor;
use poem::middleware::SizeLimit;
use poem::web::{Data, Json, Path, Query};
use poem::{
    Endpoint, EndpointExt, FromRequest, IntoResponse, Request, RequestBody, Response, Route, Server, get, handler,
};
use serde::Deserialize;
use tokio::net::TcpListener;

use crate::catalog::{UserError, authorize, from_framework};
use crate::store::{NewUser, Store, User};
use crate::{Config, LARGEST_BODY};

/// Serves until it is dropped or fails, and passes its address to `started`.
///
/// # Errors
///
/// If the port is taken.
pub async fn serve(config: Config, started: impl FnOnce(SocketAddr) + Send + 'static) -> io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, config.port)).await?;
    started(listener.local_addr()?);
    Server::new_with_acceptor(TcpAcceptor::from_tokio(listener)?).run(app(config)).await
}

fn app(config: Config) -> impl Endpoint {
    Route::new()
        .at("/users", get(list).post(create.with(SizeLimit::new(LARGEST_BODY))))
        .at("/users/:id", get(find).delete(delete))
        .at("/down", get(down))
        .at("/panic", get(panic))
        .data(config.store)
        .with(ErrorMiddleware::new(from_framework).exposure(config.exposure))
}

#[derive(Deserialize)]
struct Page {
    #[serde(default = "crate::store::page")]
    limit: usize,
}

#[handler]
fn list(Data(store): Data<&Store>, Query(page): Query<Page>) -> Json<Vec<User>> {
    Json(store.list(page.limit))
}

#[handler]
fn create(Data(store): Data<&Store>, Json(new): Json<NewUser>) -> Result<impl IntoResponse, UserError> {
    let user = store.create(new)?;
    let location = format!("/users/{}", user.id);
    Ok(Json(user).with_status(StatusCode::CREATED).with_header(LOCATION, location))
}

#[handler]
fn find(Data(store): Data<&Store>, Path(id): Path<u64>) -> Result<Json<User>, UserError> {
    store.find(id).map(Json)
}

#[handler]
fn delete(_: Admin, Data(store): Data<&Store>, Path(id): Path<u64>) -> Result<StatusCode, UserError> {
    store.delete(id)?;
    Ok(StatusCode::NO_CONTENT)
}

#[handler]
fn down() -> Result<Response, UserError> {
    match Store::ask_directory()? {}
}

#[handler]
fn panic() -> Response {
    Store::have_a_bug()
}

/// A caller who has the token. Like a handler, an extractor can fail with an error of the catalog.
struct Admin;

impl<'a> FromRequest<'a> for Admin {
    async fn from_request(request: &'a Request, _: &mut RequestBody) -> poem::Result<Self> {
        let authorization = request.headers().get(AUTHORIZATION).map(HeaderValue::to_str);
        authorize(authorization.and_then(Result::ok))?;
        Ok(Self)
    }
}
