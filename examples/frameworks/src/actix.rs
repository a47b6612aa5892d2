//! The users API on actix-web.
//!
//! Differences from the other frameworks:
//!
//! - actix-web answers 404 for a path that is not a number. [`PathConfig`] turns it into 400, as on the other frameworks,
//!   before [`from_framework`] sees it.
//! - A 405 has an `Allow` header only if the methods belong to one `web::resource`, as here. actix-web supports `HEAD` only
//!   as a route of its own, so `HEAD` fails.
//! - The server answers malformed requests before any middleware runs, and without a body: with 400, with 408 if the head
//!   takes too long, or with 431 if it is too large.

#![allow(clippy::unused_async, reason = "handlers of actix-web are futures")]

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use actix_web::dev::Payload;
use actix_web::error::ErrorBadRequest;
use actix_web::http::header::{AUTHORIZATION, HeaderValue, LOCATION};
use actix_web::web::{self, Data, Json, JsonConfig, Path, PathConfig, Query, ServiceConfig};
use actix_web::{App, FromRequest, HttpRequest, HttpResponse, HttpServer};
use error_catalog::actix_web::ErrorMiddleware;
use serde::Deserialize;

use crate::catalog::{UserError, authorize, from_framework};
use crate::store::{NewUser, Store, User};
use crate::{Config, LARGEST_BODY};

/// Serves until it is dropped or fails, and passes its address to `started`.
///
/// # Errors
///
/// If the port is taken.
pub async fn serve(config: Config, started: impl FnOnce(SocketAddr) + Send + 'static) -> io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, config.port))?;
    let address = listener.local_addr()?;
    let errors = ErrorMiddleware::new(from_framework).exposure(config.exposure);
    let store = Data::new(config.store);
    let server =
        HttpServer::new(move || App::new().app_data(store.clone()).configure(routes).wrap(errors.clone())).workers(2);
    let server = server.listen(listener)?.run();
    started(address);
    server.await
}

fn routes(app: &mut ServiceConfig) {
    app.app_data(JsonConfig::default().limit(LARGEST_BODY))
        .app_data(PathConfig::default().error_handler(|error, _| ErrorBadRequest(error)))
        .service(web::resource("/users").get(list).post(create))
        .service(web::resource("/users/{id}").get(find).delete(delete))
        .service(web::resource("/down").get(down))
        .service(web::resource("/panic").get(panic));
}

#[derive(Deserialize)]
struct Page {
    #[serde(default = "crate::store::page")]
    limit: usize,
}

async fn list(store: Data<Store>, page: Query<Page>) -> Json<Vec<User>> {
    Json(store.list(page.limit))
}

async fn create(store: Data<Store>, new: Json<NewUser>) -> Result<HttpResponse, UserError> {
    let user = store.create(new.into_inner())?;
    Ok(HttpResponse::Created().insert_header((LOCATION, format!("/users/{}", user.id))).json(user))
}

async fn find(store: Data<Store>, id: Path<u64>) -> Result<Json<User>, UserError> {
    store.find(*id).map(Json)
}

async fn delete(_: Admin, store: Data<Store>, id: Path<u64>) -> Result<HttpResponse, UserError> {
    store.delete(*id)?;
    Ok(HttpResponse::NoContent().finish())
}

async fn down() -> Result<HttpResponse, UserError> {
    match Store::ask_directory()? {}
}

async fn panic() -> HttpResponse {
    Store::have_a_bug()
}

/// A caller who has the token. Like a handler, an extractor can fail with an error of the catalog.
struct Admin;

impl FromRequest for Admin {
    type Error = UserError;
    type Future = std::future::Ready<Result<Self, UserError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let authorization = request.headers().get(AUTHORIZATION).map(HeaderValue::to_str);
        std::future::ready(authorize(authorization.and_then(Result::ok)).map(|()| Self))
    }
}
