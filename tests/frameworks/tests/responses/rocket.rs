//! Errors and failures as responses of Rocket.

#![allow(clippy::panic, clippy::expect_used, clippy::indexing_slicing, reason = "tests fail by panicking")]
#![allow(clippy::needless_pass_by_value, clippy::unused_async, reason = "handlers take what they are given")]

use std::io;
use std::rc::Rc;
use std::time::Duration;

use error_catalog::rocket::{ErrorFairing, Keep, scoped};
use error_catalog::{ApiError, Context, Errors, Exposure, Failure, FailureKind};
use rocket::config::LogLevel;
use rocket::data::{Limits, ToByteUnit};
use rocket::form::FromForm;
use rocket::http::{ContentType, Cookie, CookieJar, Header, Status};
use rocket::local::asynchronous::{Client, LocalRequest};
use rocket::response::stream::ByteStream;
use rocket::serde::json::Json;
use rocket::{Build, Config, Request, Response, Rocket, Route, catch, catchers, get, post, routes};
use serde::Deserialize;

use crate::unshowable::{Hostile, hostile};

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, code = "user_not_found", message = "no user <id>")]
    NotFound { id: u32 },
    #[api(status = 503, message = "down", retry_after = 30)]
    Down(#[api(from)] io::Error),
}

/// Has parameters.
#[derive(Debug, ApiError)]
#[api(status = 409, message = "<shown>")]
struct Generic<'a, T: std::fmt::Debug + std::fmt::Display> {
    shown: &'a T,
}

/// Neither `Send` nor `Sync`.
#[derive(Debug, ApiError)]
#[api(status = 409, message = "<shown>")]
struct Local {
    shown: Rc<str>,
}

#[derive(Debug, ApiError)]
#[api(status = 500)]
enum Own {
    #[api(status = 404, code = "no_route", message = "<path>")]
    NoRoute { path: String },
    #[api(status = 405, code = "wrong_method", message = "<method>")]
    WrongMethod { method: String },
    #[api(status = 400, code = "malformed", message = "malformed")]
    Malformed,
    #[api(status = 413, code = "too_large", message = "too large")]
    TooLarge,
    #[api(status = 415, code = "media_type", message = "media type")]
    MediaType,
    #[api(status = 422, code = "unprocessable", message = "unprocessable")]
    Unprocessable,
    #[api(status = 504, code = "timeout", message = "timeout")]
    Timeout,
    #[api(status = 500, code = "panicked", message = "panicked")]
    Panicked,
    #[api(status = 500, code = "other", message = "<status>")]
    Other { status: u16 },
}

fn own(failure: &Failure<'_>) -> Own {
    match failure.kind() {
        FailureKind::NotFound => Own::NoRoute { path: failure.path().to_owned() },
        FailureKind::MethodNotAllowed => Own::WrongMethod { method: failure.method().to_string() },
        FailureKind::Malformed => Own::Malformed,
        FailureKind::ContentTooLarge => Own::TooLarge,
        FailureKind::UnsupportedMediaType => Own::MediaType,
        FailureKind::Unprocessable => Own::Unprocessable,
        FailureKind::Timeout => Own::Timeout,
        FailureKind::Panic => Own::Panicked,
        _ => Own::Other { status: failure.status().as_u16() },
    }
}

#[derive(Deserialize, FromForm)]
struct Named {
    name: String,
}

#[get("/users/<id>")]
async fn user(id: u32) -> Result<String, UserError> {
    match id {
        1 => Ok("Ada".to_owned()),
        2 => Err(UserError::Down(io::Error::other("CANARY_SOURCE"))),
        id => Err(UserError::NotFound { id }),
    }
}

#[post("/users", data = "<named>")]
fn create(named: Json<Named>) -> String {
    named.into_inner().name
}

#[post("/typed", format = "json", data = "<named>")]
fn typed(named: Json<Named>) -> String {
    named.into_inner().name
}

#[get("/search?<named..>")]
fn search(named: Named) -> String {
    named.name
}

#[get("/several")]
fn several() -> Result<String, Errors<UserError>> {
    Err(Errors::from_iter([UserError::NotFound { id: 7 }, UserError::NotFound { id: 8 }]))
}

#[get("/generic")]
fn generic() -> Generic<'static, u8> {
    Generic { shown: &7 }
}

#[get("/local")]
fn local() -> Local {
    Local { shown: "shown".into() }
}

#[get("/panic")]
async fn panicking() -> String {
    rocket::tokio::time::sleep(Duration::from_millis(1)).await;
    panic!("CANARY_PANIC")
}

#[get("/slow/<id>")]
async fn slow(id: u32) -> Result<String, UserError> {
    rocket::tokio::time::sleep(Duration::from_millis(u64::from(id % 7))).await;
    Err(UserError::NotFound { id })
}

#[get("/status/<code>")]
fn status(code: u16) -> Status {
    Status::new(code)
}

#[get("/absent")]
fn absent() -> Option<String> {
    None
}

struct Limited;

impl<'r> rocket::response::Responder<'r, 'static> for Limited {
    fn respond_to(self, _: &'r Request<'_>) -> rocket::response::Result<'static> {
        Response::build()
            .status(Status::TooManyRequests)
            .raw_header("retry-after", "7")
            .raw_header("www-authenticate", "Bearer")
            .raw_header("access-control-allow-origin", "*")
            .raw_header("content-encoding", "br")
            .raw_header("etag", "\"1\"")
            .header(ContentType::HTML)
            .streamed_body(rocket::tokio::io::repeat(0))
            .ok()
    }
}

#[get("/limited")]
fn limited(cookies: &CookieJar<'_>) -> Limited {
    cookies.add(Cookie::new("a", "1"));
    cookies.add(Cookie::new("b", "2"));
    Limited
}

#[get("/kept")]
fn kept() -> Keep<(Status, &'static str)> {
    Keep((Status::BadGateway, "as it came"))
}

#[get("/whoami")]
async fn whoami(context: Context) -> String {
    rocket::tokio::task::yield_now().await;
    let ambient = Context::current().request_id;
    assert!(ambient.is_none() || ambient == context.request_id);
    let id = context.request_id.as_deref().unwrap_or("nobody");
    format!("{id}{}", if ambient.is_some() { "" } else { " (by the guard)" })
}

#[get("/stream")]
fn stream() -> ByteStream![Vec<u8>] {
    ByteStream! {
        loop {
            yield vec![0];
        }
    }
}

fn all() -> Vec<Route> {
    routes![
        user, create, typed, search, several, generic, local, panicking, slow, status, absent, limited, kept, whoami,
        stream
    ]
}

fn bare() -> Rocket<Build> {
    let limits = Limits::default().limit("json", 64.bytes());
    rocket::custom(Config { log_level: LogLevel::Off, limits, ..Config::debug_default() })
}

async fn client_of(rocket: Rocket<Build>) -> Client {
    Client::untracked(rocket).await.expect("it launches")
}

async fn client() -> Client {
    client_of(bare().attach(ErrorFairing::new(own)).mount("/", scoped(all()))).await
}

/// A response as it is sent.
#[derive(Debug)]
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

impl Answer {
    async fn of(request: LocalRequest<'_>) -> Self {
        let response = request.dispatch().await;
        let headers = response.headers().iter();
        let headers = headers.map(|header| (header.name.as_str().to_lowercase(), header.value.to_string())).collect();
        let status = response.status().code;
        let streams = response.body().preset_size().is_none();
        let body = if streams { "(a stream)".to_owned() } else { response.into_string().await.unwrap_or_default() };
        let answer = Self { status, headers, body };
        assert!(!format!("{answer:?}").contains("CANARY"), "{answer:?}");
        assert!(!format!("{answer:?}").contains("x-error-catalog"), "{answer:?}");
        answer
    }

    fn all(&self, name: &str) -> Vec<&str> {
        self.headers.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).collect()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.all(name).first().copied()
    }

    /// The status, and the code of the only error. Body and header have the same request id.
    fn code(&self) -> String {
        let body: serde_json::Value = serde_json::from_str(&self.body).unwrap_or_default();
        assert_eq!(body["trace_id"].as_str(), self.header("x-request-id"), "{self:?}");
        assert_eq!(self.all("content-type"), ["application/json"], "{self:?}");
        format!("{} {}", self.status, body["errors"][0]["code"].as_str().unwrap_or("?"))
    }
}

fn with_id(id: &str) -> Header<'static> {
    Header::new("x-request-id", id.to_owned())
}

async fn get_from(rocket: Rocket<Build>, path: &str) -> Answer {
    Answer::of(client_of(rocket).await.get(path.to_owned())).await
}

#[rocket::async_test]
async fn errors_of_handlers() {
    let client = client().await;
    let answer = Answer::of(client.get("/users/9").header(with_id("req_1"))).await;
    assert_eq!(answer.status, 404);
    assert_eq!(
        answer.body,
        r#"{"errors":[{"message":"no user 9","long_message":"no user 9","code":"user_not_found"}],"trace_id":"req_1"}"#
    );
    let answer = Answer::of(client.get("/users/2")).await;
    assert_eq!(answer.code(), "503 down");
    assert_eq!(answer.header("retry-after"), Some("30"));
    let answer = Answer::of(client.get("/several")).await;
    assert_eq!(answer.code(), "404 user_not_found");
    assert!(answer.body.contains("no user 8"), "{answer:?}");
    assert_eq!(Answer::of(client.get("/generic")).await.code(), "409 generic");
    assert_eq!(Answer::of(client.get("/local")).await.code(), "409 local");
}

#[rocket::async_test]
async fn without_the_fairing() {
    let answer = get_from(bare().mount("/", all()), "/users/9").await;
    assert_eq!(
        answer.body,
        r#"{"errors":[{"message":"no user 9","long_message":"no user 9","code":"user_not_found"}]}"#
    );
    assert_eq!(answer.header("x-request-id"), None);
}

#[rocket::async_test]
async fn failures_of_the_framework() {
    let client = client().await;
    let get = async |path: &'static str| Answer::of(client.get(path)).await;
    let json =
        async |path: &'static str, body: &str| Answer::of(client.post(path).header(ContentType::JSON).body(body)).await;
    assert_eq!(json("/users", r#"{"name":"Ada"}"#).await.body, "Ada");
    assert_eq!(get("/nowhere?q=1").await.code(), "404 no_route");
    assert!(get("/nowhere?q=1").await.body.contains("/nowhere\""));
    assert_eq!(get("/absent").await.code(), "404 no_route");
    assert_eq!(json("/users", "{").await.code(), "400 malformed");
    assert_eq!(json("/users", r#"{"nome":"Ada"}"#).await.code(), "422 unprocessable");
    let long = r#"{"name":"Adaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}"#;
    assert_eq!(json("/users", long).await.code(), "413 too_large");
    assert_eq!(json("/typed", r#"{"name":"Ada"}"#).await.body, "Ada");
    assert_eq!(Answer::of(client.post("/typed").body("{}")).await.code(), "415 media_type");
    assert_eq!(get("/search?nome=1").await.code(), "422 unprocessable");
    assert_eq!(get("/users/ada").await.code(), "422 unprocessable");
    assert_eq!(get("/status/504").await.code(), "504 timeout");
    assert_eq!(get("/status/500").await.code(), "500 other");
    assert_eq!(get("/panic").await.code(), "500 panicked");
    // A response to `HEAD` has no body, and so no code.
    assert_eq!(Answer::of(client.head("/users/9")).await.status, 404);
}

#[rocket::async_test]
async fn wrong_methods() {
    let client = client().await;
    let answer = Answer::of(client.delete("/users/1")).await;
    assert_eq!(answer.code(), "405 wrong_method");
    assert!(answer.body.contains("DELETE"), "{answer:?}");
    assert_eq!(answer.all("allow"), ["GET, HEAD"]);
    let answer = Answer::of(client.get("/users")).await;
    assert_eq!(answer.code(), "405 wrong_method");
    assert_eq!(answer.all("allow"), ["POST"]);
    // The route is tried, and forwards or fails.
    assert_eq!(Answer::of(client.get("/absent")).await.code(), "404 no_route");
}

#[rocket::async_test]
async fn panics_and_contexts_without_scoped() {
    let rocket = || bare().attach(ErrorFairing::new(own)).mount("/", all());
    assert_eq!(get_from(rocket(), "/panic").await.code(), "500 other");
    assert_eq!(get_from(rocket(), "/users/9").await.code(), "404 user_not_found");
    let answer = Answer::of(client_of(rocket()).await.get("/whoami").header(with_id("req_1"))).await;
    assert_eq!(answer.body, "req_1 (by the guard)");
}

#[rocket::async_test]
async fn catchers_of_the_application() {
    #[catch(404)]
    fn html() -> (ContentType, &'static str) {
        (ContentType::HTML, "CANARY_HTML")
    }

    #[catch(404)]
    fn page() -> Keep<(Status, &'static str)> {
        Keep((Status::NotFound, "no such page"))
    }

    #[catch(default)]
    fn own_error(status: Status, request: &Request<'_>) -> UserError {
        UserError::NotFound { id: u32::from(status.code) + u32::from(request.uri().path() == "/") }
    }

    let rocket = bare().attach(ErrorFairing::new(own)).mount("/", scoped(all()));
    let rocket = rocket.register("/", catchers![html]).register("/pages", catchers![page]);
    let client = client_of(rocket.register("/v2", catchers![own_error])).await;
    assert_eq!(Answer::of(client.get("/nowhere")).await.code(), "404 no_route");
    assert_eq!(Answer::of(client.get("/pages/x")).await.body, "no such page");
    assert_eq!(Answer::of(client.get("/v2/x")).await.code(), "404 user_not_found");

    // A default catcher of the application still works.
    let rocket = bare().attach(ErrorFairing::new(own)).register("/", catchers![own_error]).mount("/", all());
    let client = client_of(rocket).await;
    assert_eq!(Answer::of(client.get("/status/418")).await.code(), "404 user_not_found");
}

#[rocket::async_test]
async fn headers_are_kept() {
    let answer = get_from(bare().attach(ErrorFairing::new(own)).mount("/", all()), "/limited").await;
    assert_eq!(answer.code(), "500 other");
    assert_eq!(answer.header("retry-after"), Some("7"));
    assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    assert_eq!(answer.all("set-cookie").len(), 2);
    assert_eq!(answer.header("content-encoding"), None);
    assert_eq!(answer.header("etag"), None);
}

#[rocket::async_test]
async fn what_is_left_alone() {
    let client = client().await;
    let answer = Answer::of(client.get("/kept")).await;
    assert_eq!((answer.status, answer.body.as_str()), (502, "as it came"));
    assert!(answer.header("x-request-id").is_some());
    let answer = Answer::of(client.get("/users/1")).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, "Ada"));
    assert!(answer.header("x-request-id").is_some());
    assert_eq!(Answer::of(client.get("/stream")).await.body, "(a stream)");
}

#[rocket::async_test]
async fn ids() {
    let client = client().await;
    let whoami = async |id: &str| {
        let answer = Answer::of(client.get("/whoami").header(with_id(id))).await;
        assert_eq!(Some(answer.body.as_str()), answer.header("x-request-id"));
        answer.body
    };
    assert_eq!(whoami("req_1").await, "req_1");
    assert_eq!(whoami("two words").await.len(), 36);
    assert_eq!(whoami(&"x".repeat(129)).await.len(), 36);
    let twice = client.get("/whoami").header(with_id("a"));
    let mut twice = twice;
    twice.add_header(with_id("b"));
    assert_eq!(Answer::of(twice).await.body.len(), 36);
}

#[rocket::async_test]
async fn exposure() {
    let fairing = ErrorFairing::new(own).exposure(Exposure::Development);
    let client = client_of(bare().attach(fairing).mount("/", all())).await;
    let body = client.get("/users/2").dispatch().await.into_string().await.unwrap_or_default();
    assert!(body.contains(r#""details":["CANARY_SOURCE"]"#), "{body}");
    // In production, `Answer` checks that it is absent.
    get_from(bare().attach(ErrorFairing::new(own)).mount("/", all()), "/users/2").await.code();
}

#[rocket::async_test]
async fn the_last_of_several_fairings_counts() {
    let rocket = bare().attach(ErrorFairing::new(|_| Own::Timeout)).attach(ErrorFairing::new(own));
    assert_eq!(get_from(rocket, "/nowhere").await.code(), "404 no_route");
}

#[rocket::async_test]
async fn concurrent_requests_keep_their_ids() {
    let client = std::sync::Arc::new(client().await);
    let mut tasks = Vec::new();
    for number in 0..200 {
        let client = std::sync::Arc::clone(&client);
        tasks.push(rocket::tokio::spawn(async move {
            let (path, code) = match number % 4 {
                0 => (format!("/slow/{number}"), "404 user_not_found"),
                1 => ("/panic".to_owned(), "500 panicked"),
                2 => ("/nowhere".to_owned(), "404 no_route"),
                _ => ("/whoami".to_owned(), ""),
            };
            let id = format!("req_{number}");
            let answer = Answer::of(client.get(path).header(with_id(&id))).await;
            assert_eq!(answer.header("x-request-id"), Some(id.as_str()));
            if code.is_empty() {
                assert_eq!(answer.body, id);
            } else {
                assert_eq!(answer.code(), code);
            }
        }));
    }
    for task in tasks {
        task.await.expect("no task fails");
    }
}

#[rocket::async_test]
async fn mappings_that_panic() {
    for path in ["/nowhere", "/panic"] {
        let rocket = bare().attach(ErrorFairing::new(hostile)).mount("/", scoped(all()));
        assert_eq!(get_from(rocket, path).await.code(), "500 internal_error", "{path}");
    }
}

#[get("/one/<index>")]
fn one_unshowable(index: usize) -> Result<String, Hostile> {
    Err(Hostile::ALL.get(index).copied().unwrap_or(Hostile::Fine))
}

#[get("/several")]
fn several_unshowable() -> Result<String, Errors<Hostile>> {
    Err(Hostile::several())
}

#[rocket::async_test]
async fn errors_that_panic_while_they_are_shown() {
    let routes = || routes![one_unshowable, several_unshowable];
    for (path, code) in [
        ("/one/0", "500 panicked"),
        ("/one/1", "500 panicked"),
        ("/one/2", "500 panicked"),
        ("/several", "500 panicked"),
        ("/one/3", "409 fine"),
    ] {
        let rocket = bare().attach(ErrorFairing::new(own)).mount("/", scoped(routes()));
        assert_eq!(get_from(rocket, path).await.code(), code, "{path}");
    }
    // Without `scoped`, Rocket catches the panic and hides it.
    let rocket = bare().attach(ErrorFairing::new(own)).mount("/", routes());
    assert_eq!(get_from(rocket, "/one/0").await.code(), "500 other");
}

struct Guard;

#[rocket::async_trait]
impl<'r> rocket::request::FromRequest<'r> for Guard {
    type Error = UserError;

    async fn from_request(_: &'r Request<'_>) -> rocket::request::Outcome<Self, UserError> {
        rocket::request::Outcome::Error((Status::NotFound, UserError::NotFound { id: 7 }))
    }
}

#[get("/dropped")]
fn dropped(_guard: Guard) -> &'static str {
    "never called"
}

#[get("/taken")]
fn taken(guard: Result<Guard, UserError>) -> Result<&'static str, UserError> {
    let _guard = guard?;
    Ok("never reached")
}

/// What the page says of guards: of an error that a guard fails with only the status survives, unless the handler takes it.
#[rocket::async_test]
async fn errors_of_guards() {
    let rocket = bare().attach(ErrorFairing::new(own)).mount("/", scoped(routes![dropped, taken]));
    let client = client_of(rocket).await;
    assert_eq!(Answer::of(client.get("/dropped")).await.code(), "404 no_route");
    assert_eq!(Answer::of(client.get("/taken")).await.code(), "404 user_not_found");
}
