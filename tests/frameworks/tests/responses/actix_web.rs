//! Errors and failures as responses of actix-web.

#![allow(clippy::panic, clippy::expect_used, clippy::indexing_slicing, reason = "tests fail by panicking")]
#![allow(clippy::unused_async, reason = "handlers are async")]

use std::io;
use std::rc::Rc;
use std::time::Duration;

use actix_web::body::{BodySize, BoxBody, MessageBody, to_bytes_limited};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse};
use actix_web::http::header::HeaderMap;
use actix_web::middleware::{DefaultHeaders, Next, from_fn};
use actix_web::test::TestRequest;
use actix_web::{App, Error, HttpResponse, error, rt, test, web};
use error_catalog::actix_web::ErrorMiddleware;
use error_catalog::{ApiError, Context, Errors, Exposure, Failure, Rendered};
use serde::Deserialize;

use crate::own::{Own, own};
use crate::unshowable::{Hostile, Unshowable, hostile};

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, code = "user_not_found", message = "no user <id>")]
    NotFound { id: u32 },
    #[api(status = 503, message = "down", retry_after = 30)]
    Down(#[api(from)] io::Error),
}

/// Has parameters, and is neither `Send` nor `Sync`.
#[derive(Debug, ApiError)]
#[api(status = 409, message = "<shown>")]
struct Generic<'a, T: std::fmt::Debug + std::fmt::Display> {
    shown: &'a std::rc::Rc<T>,
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

async fn user(id: web::Path<u32>) -> Result<String, UserError> {
    match id.into_inner() {
        1 => Ok("Ada".to_owned()),
        2 => Err(UserError::Down(io::Error::other("CANARY_SOURCE"))),
        id => Err(UserError::NotFound { id }),
    }
}

async fn create(named: web::Json<Named>) -> String {
    named.into_inner().name
}

async fn search(named: web::Query<Named>) -> String {
    named.into_inner().name
}

async fn several() -> Result<String, Errors<UserError>> {
    Err(Errors::from_iter([UserError::NotFound { id: 7 }, UserError::NotFound { id: 8 }]))
}

async fn generic() -> Result<String, Error> {
    let shown = std::rc::Rc::new(7);
    let leaked: &'static _ = Box::leak(Box::new(shown));
    Err(Generic { shown: leaked }.into())
}

async fn panicking() -> String {
    rt::time::sleep(Duration::from_millis(1)).await;
    panic!("CANARY_PANIC")
}

async fn slow(id: web::Path<u32>) -> Result<String, UserError> {
    rt::time::sleep(Duration::from_millis(u64::from(*id % 7))).await;
    Err(UserError::NotFound { id: *id })
}

async fn limited() -> HttpResponse {
    HttpResponse::TooManyRequests()
        .insert_header(("retry-after", "7"))
        .insert_header(("www-authenticate", "Bearer"))
        .append_header(("set-cookie", "a=1"))
        .append_header(("set-cookie", "b=2"))
        .insert_header(("access-control-allow-origin", "*"))
        .insert_header(("content-encoding", "br"))
        .insert_header(("etag", "\"1\""))
        .body("CANARY_BODY")
}

async fn kept() -> HttpResponse {
    let mut response = HttpResponse::BadGateway().body("as it came");
    response.extensions_mut().insert(Rendered::foreign());
    response
}

async fn whoami() -> String {
    rt::task::yield_now().await;
    Context::current().request_id.as_deref().unwrap_or("nobody").to_owned()
}

async fn stream() -> HttpResponse {
    HttpResponse::Ok().body(Endless)
}

/// A body that must not be read.
struct Endless;

impl MessageBody for Endless {
    type Error = io::Error;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<web::Bytes, io::Error>>> {
        panic!("a success is not read")
    }
}

fn routes(config: &mut web::ServiceConfig) {
    config
        .app_data(web::JsonConfig::default().limit(64))
        .service(web::resource("/users").route(web::post().to(create)).route(web::get().to(search)))
        .route("/users/{id}", web::get().to(user))
        .route("/several", web::get().to(several))
        .route("/generic", web::get().to(generic))
        .route("/panic", web::get().to(panicking))
        .route("/slow/{id}", web::get().to(slow))
        .route("/limited", web::get().to(limited))
        .route("/kept", web::get().to(kept))
        .route("/whoami", web::get().to(whoami))
        .route("/stream", web::get().to(stream));
}

/// A response as it is sent.
#[derive(Debug)]
struct Answer {
    status: u16,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    async fn of<B: MessageBody + 'static>(answered: Result<ServiceResponse<B>, Error>) -> Self {
        // As the server does.
        let response = match answered {
            Ok(response) => HttpResponse::from(response.map_into_boxed_body()),
            Err(error) => HttpResponse::from_error(error),
        };
        let (head, body) = response.into_parts();
        let body = match body.size() {
            BodySize::Stream => "(a stream)".into(),
            _ => to_bytes_limited(body, 9_999).await.ok().and_then(Result::ok).unwrap_or_default(),
        };
        let body = String::from_utf8_lossy(&body).into_owned();
        let answer = Self { status: head.status().as_u16(), headers: head.headers().clone(), body };
        assert!(!format!("{answer:?}").contains("CANARY"), "{answer:?}");
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

async fn send_to(middleware: ErrorMiddleware, request: TestRequest) -> Answer {
    let app = test::init_service(App::new().configure(routes).wrap(middleware)).await;
    Answer::of(test::try_call_service(&app, request.to_request()).await).await
}

async fn send(request: TestRequest) -> Answer {
    send_to(ErrorMiddleware::new(own), request).await
}

async fn get(path: &str) -> Answer {
    send(TestRequest::get().uri(path)).await
}

#[actix_web::test]
async fn errors_of_handlers() {
    let answer = send(TestRequest::get().uri("/users/9").insert_header(("x-request-id", "req_1"))).await;
    assert_eq!(answer.status, 404);
    assert_eq!(
        answer.body,
        r#"{"errors":[{"message":"no user 9","long_message":"no user 9","code":"user_not_found"}],"trace_id":"req_1"}"#
    );
    let answer = get("/users/2").await;
    assert_eq!(answer.code(), "503 down");
    assert_eq!(answer.header("retry-after"), Some("30"));
    let answer = get("/several").await;
    assert_eq!(answer.code(), "404 user_not_found");
    assert!(answer.body.contains("no user 8"), "{answer:?}");
    assert_eq!(get("/generic").await.code(), "409 generic");
}

#[actix_web::test]
async fn without_the_middleware() {
    let app = test::init_service(App::new().configure(routes)).await;
    let answer = Answer::of(test::try_call_service(&app, TestRequest::get().uri("/users/9").to_request()).await).await;
    assert_eq!(
        answer.body,
        r#"{"errors":[{"message":"no user 9","long_message":"no user 9","code":"user_not_found"}]}"#
    );
    assert_eq!(answer.header("x-request-id"), None);
}

#[actix_web::test]
async fn failures_of_the_framework() {
    let json = |body: &'static str| {
        TestRequest::post().uri("/users").insert_header(("content-type", "application/json")).set_payload(body)
    };
    assert_eq!(send(json(r#"{"name":"Ada"}"#)).await.body, "Ada");
    assert_eq!(get("/nowhere?q=1").await.code(), "404 no_route");
    assert!(get("/nowhere?q=1").await.body.contains("/nowhere\""));
    let wrong_method = send(TestRequest::delete().uri("/users")).await;
    assert_eq!(wrong_method.code(), "405 wrong_method");
    assert!(wrong_method.body.contains("DELETE"), "{wrong_method:?}");
    assert_eq!(wrong_method.header("allow"), Some("POST, GET"));
    assert_eq!(send(json("{")).await.code(), "400 malformed");
    assert_eq!(send(json(r#"{"nome":"Ada"}"#)).await.code(), "400 malformed");
    let long = r#"{"name":"Adaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}"#;
    assert_eq!(send(json(long)).await.code(), "413 too_large");
    assert_eq!(send(TestRequest::post().uri("/users").set_payload("{}")).await.code(), "415 media_type");
    assert_eq!(get("/users?nome=1").await.code(), "400 malformed");
    assert_eq!(get("/users/ada").await.code(), "404 no_route");
    assert_eq!(get("/panic").await.code(), "500 panicked");
}

#[actix_web::test]
async fn errors_of_middlewares() {
    async fn refuse(request: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse<BoxBody>, Error> {
        match request.path() {
            "/timeout" => Err(error::ErrorGatewayTimeout("CANARY_TIMEOUT")),
            "/teapot" => Err(error::InternalError::new("CANARY_TEA", actix_web::http::StatusCode::IM_A_TEAPOT).into()),
            "/own" => Err(UserError::NotFound { id: 5 }.into()),
            "/panic_at_once" => panic!("CANARY_PANIC"),
            _ => next.call(request).await,
        }
    }
    let app = App::new().configure(routes).wrap(from_fn(refuse)).wrap(ErrorMiddleware::new(own));
    let app = test::init_service(app).await;
    for (path, code) in [
        ("/timeout", "504 timeout"),
        ("/teapot", "500 other"),
        ("/own", "404 user_not_found"),
        ("/panic_at_once", "500 panicked"),
        ("/users/9", "404 user_not_found"),
    ] {
        let answered = test::try_call_service(&app, TestRequest::get().uri(path).to_request()).await;
        assert_eq!(Answer::of(answered).await.code(), code, "{path}");
    }
}

#[actix_web::test]
async fn headers_are_kept() {
    let answer = get("/limited").await;
    assert_eq!(answer.code(), "500 other");
    assert_eq!(answer.header("retry-after"), Some("7"));
    assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    assert_eq!(answer.headers.get_all("set-cookie").count(), 2);
    assert_eq!(answer.headers.get_all("content-type").count(), 1);
    assert_eq!(answer.header("content-encoding"), None);
    assert_eq!(answer.header("etag"), None);
}

#[actix_web::test]
async fn what_is_left_alone() {
    let answer = get("/kept").await;
    assert_eq!((answer.status, answer.body.as_str()), (502, "as it came"));
    assert!(answer.header("x-request-id").is_some());
    let answer = get("/users/1").await;
    assert_eq!((answer.status, answer.body.as_str()), (200, "Ada"));
    assert!(answer.header("x-request-id").is_some());
    assert_eq!(get("/stream").await.body, "(a stream)");
}

#[actix_web::test]
async fn ids() {
    let whoami = async |id: &str| {
        let answer = send(TestRequest::get().uri("/whoami").insert_header(("x-request-id", id))).await;
        assert_eq!(Some(answer.body.as_str()), answer.header("x-request-id"));
        answer.body
    };
    assert_eq!(whoami("req_1").await, "req_1");
    assert_eq!(whoami("two words").await.len(), 36);
    assert_eq!(whoami(&"x".repeat(129)).await.len(), 36);
    let twice = TestRequest::get().uri("/whoami").append_header(("x-request-id", "a"));
    assert_eq!(send(twice.append_header(("x-request-id", "b"))).await.body.len(), 36);
}

#[actix_web::test]
async fn nested_middlewares_have_one_id() {
    let scope = web::scope("/v1").configure(routes).wrap(ErrorMiddleware::new(own));
    let app = test::init_service(App::new().service(scope).wrap(ErrorMiddleware::new(own))).await;
    for path in ["/v1/nowhere", "/v1/users/9", "/v1/panic"] {
        let answered = test::try_call_service(&app, TestRequest::get().uri(path).to_request()).await;
        Answer::of(answered).await.code();
    }
}

#[actix_web::test]
async fn exposure() {
    let middleware = ErrorMiddleware::new(own).exposure(Exposure::Development);
    let app = test::init_service(App::new().configure(routes).wrap(middleware)).await;
    let response = test::call_service(&app, TestRequest::get().uri("/users/2").to_request()).await;
    let body = test::read_body(response).await;
    assert!(String::from_utf8_lossy(&body).contains(r#""details":["CANARY_SOURCE"]"#), "{body:?}");
    // In production, `Answer` checks that it is absent.
    get("/users/2").await.code();
}

#[actix_web::test]
async fn concurrent_requests_keep_their_ids() {
    let app = App::new().configure(routes).wrap(ErrorMiddleware::new(own));
    let app = Rc::new(test::init_service(app).await);
    let mut tasks = Vec::new();
    for number in 0..200 {
        let app = Rc::clone(&app);
        tasks.push(rt::spawn(async move {
            let (path, code) = match number % 4 {
                0 => (format!("/slow/{number}"), "404 user_not_found"),
                1 => ("/panic".to_owned(), "500 panicked"),
                2 => ("/nowhere".to_owned(), "404 no_route"),
                _ => ("/whoami".to_owned(), ""),
            };
            let id = format!("req_{number}");
            let request = TestRequest::get().uri(&path).insert_header(("x-request-id", id.as_str()));
            let answer = Answer::of(app.call(request.to_request()).await).await;
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

#[actix_web::test]
async fn a_mapping_that_panics() {
    fn broken(_: &Failure<'_>) -> Own {
        panic!("CANARY_MAPPING")
    }
    let answer = send_to(ErrorMiddleware::new(broken), TestRequest::get().uri("/nowhere")).await;
    assert_eq!(answer.code(), "500 internal_error");
    for path in ["/nowhere", "/panic"] {
        let answer = send_to(ErrorMiddleware::new(hostile), TestRequest::get().uri(path)).await;
        assert_eq!(answer.code(), "500 internal_error", "{path}");
    }
}

#[actix_web::test]
async fn errors_that_panic_while_they_are_shown() {
    async fn handler(index: web::Path<usize>) -> Result<String, Hostile> {
        Err(Hostile::ALL.get(*index).copied().unwrap_or(Hostile::Fine))
    }
    async fn refuse(request: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse<BoxBody>, Error> {
        match request.path() {
            "/several" => Err(Hostile::several().into()),
            "/refused" => Err(Hostile::ALL[0].into()),
            "/foreign" => Err(error::ErrorBadGateway(Unshowable)),
            _ => next.call(request).await,
        }
    }
    let app =
        App::new().route("/{index}", web::get().to(handler)).wrap(from_fn(refuse)).wrap(ErrorMiddleware::new(own));
    let app = test::init_service(app).await;
    for (path, code) in [
        ("/0", "500 panicked"),
        ("/1", "500 panicked"),
        ("/2", "500 panicked"),
        ("/several", "500 panicked"),
        ("/refused", "500 panicked"),
        ("/foreign", "500 panicked"),
        ("/3", "409 fine"),
    ] {
        let answered = test::try_call_service(&app, TestRequest::get().uri(path).to_request()).await;
        assert_eq!(Answer::of(answered).await.code(), code, "{path}");
    }
}

/// What the page says of the order: a middleware that adds headers reaches no panic and no error of a middleware, wherever it
/// is, because actix-web hands these on without a response.
#[actix_web::test]
async fn headers_of_other_middlewares() {
    async fn refuse(request: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse<BoxBody>, Error> {
        match request.path() {
            "/refused" => Err(error::ErrorGatewayTimeout("CANARY_TIMEOUT")),
            _ => next.call(request).await,
        }
    }
    let inside = || DefaultHeaders::new().add(("x-inside", "1"));
    let outside = || DefaultHeaders::new().add(("x-outside", "1"));
    let app = App::new().configure(routes).wrap(from_fn(refuse)).wrap(inside());
    let app = test::init_service(app.wrap(ErrorMiddleware::new(own)).wrap(outside())).await;
    for (path, reached) in [("/users/9", true), ("/nowhere", true), ("/refused", false), ("/panic", false)] {
        let answered = test::try_call_service(&app, TestRequest::get().uri(path).to_request()).await;
        let answer = Answer::of(answered).await;
        for name in ["x-inside", "x-outside"] {
            assert_eq!(answer.header(name).is_some(), reached, "{path} {name}");
        }
    }
}
