//! Errors and failures as responses of poem.

#![allow(clippy::panic, clippy::expect_used, clippy::indexing_slicing, reason = "tests fail by panicking")]
#![allow(clippy::unused_async, reason = "handlers are async")]

use std::io;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use error_catalog::poem::ErrorMiddleware;
use error_catalog::{ApiError, Context, Errors, Exposure, Rendered};
use poem::http::{HeaderMap, Method, StatusCode};
use poem::middleware::{AddData, Cors, SetHeader, SizeLimit};
use poem::web::{Data, Json, Path, Query};
use poem::{Body, Endpoint, EndpointExt, IntoResponse, Request, Response, Route, get, handler};
use serde::Deserialize;

use crate::own::own;
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
struct Generic<T: std::fmt::Debug + std::fmt::Display> {
    shown: T,
}

/// Not `Send`, so poem cannot respond with it, but it compiles.
#[derive(Debug, ApiError)]
#[api(status = 409, message = "<shown>")]
struct Local {
    shown: Rc<str>,
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

#[handler]
async fn user(Path(id): Path<u32>) -> Result<String, UserError> {
    match id {
        1 => Ok("Ada".to_owned()),
        2 => Err(UserError::Down(io::Error::other("CANARY_SOURCE"))),
        id => Err(UserError::NotFound { id }),
    }
}

#[handler]
async fn create(Json(named): Json<Named>) -> String {
    named.name
}

#[handler]
async fn search(Query(named): Query<Named>) -> String {
    named.name
}

#[handler]
async fn several() -> Result<String, Errors<UserError>> {
    Err(Errors::from_iter([UserError::NotFound { id: 7 }, UserError::NotFound { id: 8 }]))
}

/// Returned as a value, not as an `Err`.
#[handler]
async fn as_value() -> Generic<&'static str> {
    Generic { shown: "shown" }
}

#[handler]
async fn generic() -> poem::Result<String> {
    Err(Generic { shown: 7 })?
}

#[handler]
async fn panicking() -> String {
    tokio::time::sleep(Duration::from_millis(1)).await;
    panic!("CANARY_PANIC")
}

#[handler]
async fn slow(Path(id): Path<u32>) -> Result<String, UserError> {
    tokio::time::sleep(Duration::from_millis(u64::from(id % 7))).await;
    Err(UserError::NotFound { id })
}

#[handler]
async fn timeout() -> poem::Result<String> {
    Err(poem::error::GatewayTimeout(io::Error::other("CANARY_TIMEOUT")))
}

#[handler]
async fn missing_data(_: Data<&u8>) -> String {
    String::new()
}

#[handler]
async fn limited() -> Response {
    Response::builder()
        .status(StatusCode::TOO_MANY_REQUESTS)
        .header("retry-after", "7")
        .header("www-authenticate", "Bearer")
        .header("set-cookie", "a=1")
        .header("set-cookie", "b=2")
        .header("access-control-allow-origin", "*")
        .header("content-encoding", "br")
        .header("etag", "\"1\"")
        .body("CANARY_BODY")
}

#[handler]
async fn kept() -> Response {
    Response::builder().status(StatusCode::BAD_GATEWAY).extension(Rendered::foreign()).body("as it came")
}

#[handler]
async fn whoami() -> String {
    tokio::task::yield_now().await;
    Context::current().request_id.as_deref().unwrap_or("nobody").to_owned()
}

/// Endless, so it must not be read.
#[handler]
async fn stream() -> Body {
    Body::from_async_read(tokio::io::repeat(0))
}

fn routes() -> Route {
    Route::new()
        .at("/users", get(search).post(create).with(SizeLimit::new(64)))
        .at("/users/:id", get(user))
        .at("/several", get(several))
        .at("/value", get(as_value))
        .at("/generic", get(generic))
        .at("/panic", get(panicking))
        .at("/slow/:id", get(slow))
        .at("/timeout", get(timeout))
        .at("/missing_data", get(missing_data))
        .at("/limited", get(limited))
        .at("/kept", get(kept))
        .at("/whoami", get(whoami))
        .at("/stream", get(stream))
}

/// A response as it is sent.
#[derive(Debug)]
struct Answer {
    status: u16,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    async fn of(app: &impl Endpoint, request: Request) -> Self {
        let mut response = app.get_response(request).await;
        let body = response.take_body();
        let streams = response.status() == 200 && response.content_type().is_none();
        let body = if streams { "(a stream)".to_owned() } else { body.into_string().await.unwrap_or_default() };
        let answer = Self { status: response.status().as_u16(), headers: response.headers().clone(), body };
        assert!(!format!("{answer:?}").contains("CANARY"), "{answer:?}");
        assert!(!format!("{answer:?}").contains("x-error-catalog"), "{answer:?}");
        answer
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The status, and the code of the only error. Body and header have the same request id.
    fn code(&self) -> String {
        let body: serde_json::Value = serde_json::from_str(&self.body).unwrap_or_default();
        assert_eq!(body["trace_id"].as_str(), self.header("x-request-id"), "{self:?}");
        assert_eq!(self.header("content-type"), Some("application/json"), "{self:?}");
        format!("{} {}", self.status, body["errors"][0]["code"].as_str().unwrap_or("?"))
    }
}

fn request(path: &str) -> poem::RequestBuilder {
    Request::builder().uri_str(path)
}

async fn send(request: Request) -> Answer {
    Answer::of(&routes().with(ErrorMiddleware::new(own)), request).await
}

async fn answer(path: &str) -> Answer {
    send(request(path).finish()).await
}

#[tokio::test]
async fn errors_of_handlers() {
    let answered = send(request("/users/9").header("x-request-id", "req_1").finish()).await;
    assert_eq!(answered.status, 404);
    assert_eq!(
        answered.body,
        r#"{"errors":[{"message":"no user 9","long_message":"no user 9","code":"user_not_found"}],"trace_id":"req_1"}"#
    );
    let answered = answer("/users/2").await;
    assert_eq!(answered.code(), "503 down");
    assert_eq!(answered.header("retry-after"), Some("30"));
    let answered = answer("/several").await;
    assert_eq!(answered.code(), "404 user_not_found");
    assert!(answered.body.contains("no user 8"), "{answered:?}");
    assert_eq!(answer("/value").await.code(), "409 generic");
    assert_eq!(answer("/generic").await.code(), "409 generic");
    assert_eq!(Local { shown: "shown".into() }.to_response().status(), 409);
}

#[tokio::test]
async fn without_the_middleware() {
    let answered = Answer::of(&routes(), request("/users/9").finish()).await;
    assert_eq!(
        answered.body,
        r#"{"errors":[{"message":"no user 9","long_message":"no user 9","code":"user_not_found"}]}"#
    );
    assert_eq!(answered.header("x-request-id"), None);
}

#[tokio::test]
async fn failures_of_the_framework() {
    let json = |body: &'static str| {
        let length = body.len().to_string();
        let request = request("/users").method(Method::POST).content_type("application/json");
        request.header("content-length", length).body(body)
    };
    assert_eq!(send(json(r#"{"name":"Ada"}"#)).await.body, "Ada");
    assert_eq!(answer("/nowhere?q=1").await.code(), "404 no_route");
    assert!(answer("/nowhere?q=1").await.body.contains("/nowhere\""));
    let wrong_method = send(request("/several").method(Method::DELETE).finish()).await;
    assert_eq!(wrong_method.code(), "405 wrong_method");
    assert!(wrong_method.body.contains("DELETE"), "{wrong_method:?}");
    assert_eq!(send(json("{")).await.code(), "400 malformed");
    assert_eq!(send(json(r#"{"nome":"Ada"}"#)).await.code(), "400 malformed");
    let long = r#"{"name":"Adaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}"#;
    assert_eq!(send(json(long)).await.code(), "413 too_large");
    let untyped = request("/users").method(Method::POST).header("content-length", "2").body("{}");
    assert_eq!(send(untyped).await.code(), "415 media_type");
    assert_eq!(send(request("/users?nome=1").header("content-length", "0").finish()).await.code(), "400 malformed");
    assert_eq!(answer("/users/ada").await.code(), "400 malformed");
    assert_eq!(answer("/panic").await.code(), "500 panicked");
    assert_eq!(answer("/timeout").await.code(), "504 timeout");
    assert_eq!(answer("/missing_data").await.code(), "500 other");
}

#[tokio::test]
async fn head_has_the_headers_of_get_and_no_body() {
    for path in ["/nowhere", "/users/9", "/users/ada", "/several", "/panic", "/limited", "/kept"] {
        let ask = async |method| send(request(path).method(method).header("x-request-id", "req_1").finish()).await;
        let (get, head) = (ask(Method::GET).await, ask(Method::HEAD).await);
        assert_eq!((head.status, &*head.body), (get.status, ""), "{path}");
        assert_eq!(head.header("content-type"), get.header("content-type"), "{path}");
        // poem itself takes the body of what a handler does not return as an `Err`, with its length.
        let length = head.header("content-length").map(str::to_owned);
        assert!(length.is_none_or(|length| length == get.body.len().to_string()), "{path}");
    }
    let head = send(request("/users/9").method(Method::HEAD).finish()).await;
    assert!(head.header("content-length").is_some(), "{head:?}");
}

/// Middlewares that convert errors into responses drop extensions; the errors are still recognized as those of the
/// application.
#[tokio::test]
async fn errors_through_middlewares() {
    let app = routes()
        .with(SetHeader::new().overriding("x-set", "1"))
        .with(AddData::new(7_u16))
        .with(Cors::new().allow_origin("https://example.com"))
        .around(async |endpoint, request| {
            let response = endpoint.get_response(request).await;
            Ok(response)
        })
        .with(ErrorMiddleware::new(own))
        .boxed();
    for (path, code) in [
        ("/users/9", "404 user_not_found"),
        ("/several", "404 user_not_found"),
        ("/value", "409 generic"),
        ("/nowhere", "404 no_route"),
        ("/panic", "500 panicked"),
    ] {
        let answered = Answer::of(&app, request(path).header("origin", "https://example.com").finish()).await;
        assert_eq!(answered.code(), code, "{path}");
    }
    let refused = Answer::of(&app, request("/users/1").header("origin", "https://example.org").finish()).await;
    assert_eq!(refused.code(), "500 other");
}

#[tokio::test]
async fn headers_are_kept() {
    let answered = answer("/limited").await;
    assert_eq!(answered.code(), "500 other");
    assert_eq!(answered.header("retry-after"), Some("7"));
    assert_eq!(answered.header("www-authenticate"), Some("Bearer"));
    assert_eq!(answered.header("access-control-allow-origin"), Some("*"));
    assert_eq!(answered.headers.get_all("set-cookie").iter().count(), 2);
    assert_eq!(answered.headers.get_all("content-type").iter().count(), 1);
    assert_eq!(answered.header("content-encoding"), None);
    assert_eq!(answered.header("etag"), None);
}

#[tokio::test]
async fn what_is_left_alone() {
    let answered = answer("/kept").await;
    assert_eq!((answered.status, answered.body.as_str()), (502, "as it came"));
    assert!(answered.header("x-request-id").is_some());
    let answered = answer("/users/1").await;
    assert_eq!((answered.status, answered.body.as_str()), (200, "Ada"));
    assert!(answered.header("x-request-id").is_some());
    assert_eq!(answer("/stream").await.body, "(a stream)");
}

#[tokio::test]
async fn ids() {
    let seen = async |id: &str| {
        let answered = send(request("/whoami").header("x-request-id", id).finish()).await;
        assert_eq!(Some(answered.body.as_str()), answered.header("x-request-id"));
        answered.body
    };
    assert_eq!(seen("req_1").await, "req_1");
    assert_eq!(seen("two words").await.len(), 36);
    assert_eq!(seen(&"x".repeat(129)).await.len(), 36);
    let twice = request("/whoami").header("x-request-id", "a").header("x-request-id", "b");
    assert_eq!(send(twice.finish()).await.body.len(), 36);
}

#[tokio::test]
async fn nested_middlewares_have_one_id() {
    let inner = routes().with(ErrorMiddleware::new(own));
    let app = Route::new().nest("/v1", inner).with(ErrorMiddleware::new(own));
    for path in ["/v1/nowhere", "/v1/users/9", "/v1/panic", "/nowhere"] {
        Answer::of(&app, request(path).finish()).await.code();
    }
}

#[tokio::test]
async fn exposure() {
    let app = routes().with(ErrorMiddleware::new(own).exposure(Exposure::Development));
    let body = app.get_response(request("/users/2").finish()).await.into_body().into_string().await;
    assert!(body.is_ok_and(|body| body.contains(r#""details":["CANARY_SOURCE"]"#)));
    // In production, `Answer` checks that it is absent.
    answer("/users/2").await.code();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn concurrent_requests_keep_their_ids() {
    let app = Arc::new(routes().with(ErrorMiddleware::new(own)));
    let mut tasks = Vec::new();
    for number in 0..400 {
        let app = Arc::clone(&app);
        tasks.push(tokio::spawn(async move {
            let (path, code) = match number % 4 {
                0 => (format!("/slow/{number}"), "404 user_not_found"),
                1 => ("/panic".to_owned(), "500 panicked"),
                2 => ("/nowhere".to_owned(), "404 no_route"),
                _ => ("/whoami".to_owned(), ""),
            };
            let id = format!("req_{number}");
            let answered = Answer::of(&*app, request(&path).header("x-request-id", &id).finish()).await;
            assert_eq!(answered.header("x-request-id"), Some(id.as_str()));
            if code.is_empty() {
                assert_eq!(answered.body, id);
            } else {
                assert_eq!(answered.code(), code);
            }
        }));
    }
    for task in tasks {
        task.await.expect("no task fails");
    }
}

/// An error that is rendered without a middleware does not have our mark.
#[tokio::test]
async fn spawned_tasks() {
    let response = tokio::spawn(async { UserError::NotFound { id: 1 }.into_response() }).await;
    let headers = response.expect("it does not fail").headers().clone();
    assert!(!format!("{headers:?}").contains("x-error-catalog"), "{headers:?}");
}

#[tokio::test]
async fn mappings_that_panic() {
    for path in ["/nowhere", "/panic"] {
        let app = routes().with(ErrorMiddleware::new(hostile));
        let answered = Answer::of(&app, request(path).finish()).await;
        assert_eq!(answered.code(), "500 internal_error", "{path}");
    }
}

#[handler]
async fn one_unshowable(Path(index): Path<usize>) -> Result<String, Hostile> {
    Err(Hostile::ALL.get(index).copied().unwrap_or(Hostile::Fine))
}

#[handler]
async fn several_unshowable() -> Result<String, Errors<Hostile>> {
    Err(Hostile::several())
}

#[tokio::test]
async fn errors_that_panic_while_they_are_shown() {
    let routes = Route::new().at("/one/:index", get(one_unshowable)).at("/several", get(several_unshowable));
    let app = routes.with(ErrorMiddleware::new(own));
    for (path, code) in [
        ("/one/0", "500 panicked"),
        ("/one/1", "500 panicked"),
        ("/one/2", "500 panicked"),
        ("/several", "500 panicked"),
        ("/one/3", "409 fine"),
    ] {
        assert_eq!(Answer::of(&app, request(path).finish()).await.code(), code, "{path}");
    }
}

/// What the page says of the order: poem's middlewares skip errors, and outside there are none any more.
#[tokio::test]
async fn headers_of_other_middlewares() {
    let app = routes()
        .with(SetHeader::new().overriding("x-inside", "1"))
        .with(ErrorMiddleware::new(own))
        .with(SetHeader::new().overriding("x-outside", "1"));
    for (path, is_inside) in
        [("/users/1", true), ("/limited", true), ("/users/9", false), ("/nowhere", false), ("/panic", false)]
    {
        let answered = Answer::of(&app, request(path).finish()).await;
        assert_eq!(answered.header("x-inside").is_some(), is_inside, "{path}");
        assert!(answered.header("x-outside").is_some(), "{path}");
    }
}
