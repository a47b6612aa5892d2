//! The users API on Rocket.
//!
//! Differences from the other frameworks:
//!
//! - Rocket answers 404 for a wrong method and for a wrong media type. [`ErrorFairing`] determines the accurate status, and
//!   adds the `Allow` header that Rocket does not send. It lists `HEAD` for `GET` routes, because Rocket answers `HEAD`
//!   there.
//! - A guard that fails can only choose a status; its error is lost. The guard of the token therefore never fails, and the
//!   handler checks it.
//! - For a request with a non-standard method, Rocket runs neither routes nor fairings. The default catcher that the
//!   fairing registers answers it, with 400 instead of 405, and without the headers that Rocket adds to responses.
//! - `/users/` and `//users` are the same as `/users`. If a query parameter is repeated, the first one counts. A form
//!   posted with `_method=PUT` is a `PUT`.
//! - Rocket takes only a port, not a listener.
//! - The server answers malformed requests before any fairing runs, and without a body: with 400, with 414 if the request
//!   line is too long, or with 431 if the head is too large.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use error_catalog::rocket::{ErrorFairing, scoped};
use rocket::data::{Limits, ToByteUnit};
use rocket::fairing::AdHoc;
use rocket::http::Status;
use rocket::request::{FromRequest, Outcome};
use rocket::response::status::Created;
use rocket::serde::json::Json;
use rocket::{Build, FromForm, Request, Rocket, State, delete, get, post, routes};

use crate::catalog::{UserError, authorize, from_framework};
use crate::store::{NewUser, Store, User};
use crate::{Config, LARGEST_BODY};

/// Serves until it is dropped or fails, and passes its address to `started`.
///
/// # Errors
///
/// If the port is taken.
pub async fn serve(config: Config, started: impl FnOnce(SocketAddr) + Send + Sync + 'static) -> io::Result<()> {
    let liftoff = AdHoc::on_liftoff("address", |rocket| {
        let address = SocketAddr::new(rocket.config().address, rocket.config().port);
        Box::pin(async move { started(address) })
    });
    app(config).attach(liftoff).launch().await.map(drop).map_err(io::Error::other)
}

fn app(config: Config) -> Rocket<Build> {
    let settings = rocket::Config {
        address: Ipv4Addr::LOCALHOST.into(),
        port: config.port,
        limits: Limits::default().limit("json", LARGEST_BODY.bytes()),
        log_level: rocket::config::LogLevel::Off,
        ..rocket::Config::release_default()
    };
    rocket::custom(settings)
        .manage(config.store)
        .attach(ErrorFairing::new(from_framework).exposure(config.exposure))
        .mount("/", scoped(routes![list, create, find, delete, down, panic]))
}

#[derive(Clone, Copy, FromForm)]
struct Page {
    #[field(default = crate::store::page())]
    limit: usize,
}

#[get("/users?<page..>")]
fn list(store: &State<Store>, page: Page) -> Json<Vec<User>> {
    Json(store.list(page.limit))
}

#[post("/users", format = "json", data = "<new>")]
fn create(store: &State<Store>, new: Json<NewUser>) -> Result<Created<Json<User>>, UserError> {
    let user = store.create(new.into_inner())?;
    Ok(Created::new(format!("/users/{}", user.id)).body(Json(user)))
}

#[get("/users/<id>")]
fn find(store: &State<Store>, id: u64) -> Result<Json<User>, UserError> {
    store.find(id).map(Json)
}

#[delete("/users/<id>")]
fn delete(authorization: Authorization<'_>, store: &State<Store>, id: u64) -> Result<Status, UserError> {
    authorize(authorization.0)?;
    store.delete(id)?;
    Ok(Status::NoContent)
}

#[get("/down")]
fn down() -> Result<Status, UserError> {
    match Store::ask_directory()? {}
}

#[get("/panic")]
fn panic() -> Status {
    Store::have_a_bug()
}

/// The header of that name, if there is one.
#[derive(Clone, Copy)]
struct Authorization<'r>(Option<&'r str>);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Authorization<'r> {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Infallible> {
        Outcome::Success(Self(request.headers().get_one("Authorization")))
    }
}
