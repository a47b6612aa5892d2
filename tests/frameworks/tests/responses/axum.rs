//! The responses of a service on axum, without a socket.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

use std::collections::HashSet;
use std::convert::Infallible;
use std::future::pending;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{self, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, Path, Query, Request};
use axum::http::header::{ALLOW, CONTENT_LENGTH, CONTENT_TYPE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Response};
use axum::routing::{any, get, post};
use axum::{Extension, Json, Router};
use error_catalog::{ApiError, Context, ErrorLayer, Errors, Exposure, Failure, FailureKind, Rendered};
use http_body::Frame;
use http_body_util::{BodyExt, Full};
use tokio::sync::Barrier;
use tower::{Layer, ServiceBuilder, ServiceExt, service_fn};
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

use crate::unshowable::{Hostile, hostile};

/// The errors of the tests: the kind of failure is the code, and the framework chooses the status.
#[derive(Debug, ApiError)]
enum Own {
    #[api(status = 404, message = "<path>")]
    NotFound { path: String },
    #[api(status = 405, message = "<method>")]
    MethodNotAllowed { method: String },
    #[api(status = 400, message = "<detail>")]
    Malformed { detail: String },
    #[api(status = 422, message = "<detail>")]
    Unprocessable { detail: String },
    #[api(status = 415)]
    UnsupportedMediaType,
    #[api(status = 413)]
    ContentTooLarge,
    #[api(status = 408)]
    Timeout,
    #[api(status = 429, retry_after = 7)]
    TooManyRequests,
    #[api(status = 500)]
    Panic,
    #[api(status = 502, message = "<status>: <detail>")]
    Other { status: u16, detail: String },
    #[api(status = 409, code = "taken", message = "taken")]
    Taken(#[api(source)] std::io::Error),
}

fn own(failure: &Failure<'_>) -> Own {
    let detail = failure.detail().unwrap_or("none").to_owned();
    match failure.kind() {
        FailureKind::NotFound => Own::NotFound { path: failure.path().to_owned() },
        FailureKind::MethodNotAllowed => Own::MethodNotAllowed { method: failure.method().to_string() },
        FailureKind::Malformed => Own::Malformed { detail },
        FailureKind::Unprocessable => Own::Unprocessable { detail },
        FailureKind::UnsupportedMediaType => Own::UnsupportedMediaType,
        FailureKind::ContentTooLarge => Own::ContentTooLarge,
        FailureKind::Timeout => Own::Timeout,
        FailureKind::TooManyRequests => Own::TooManyRequests,
        FailureKind::Panic => Own::Panic,
        _ => Own::Other { status: failure.status().as_u16(), detail },
    }
}

#[derive(serde::Deserialize)]
struct Page {
    number: u32,
}

async fn taken() -> Result<(), Own> {
    Err(Own::Taken(std::io::Error::other("canary")))
}

async fn broken() -> &'static str {
    panic!("canary")
}

fn routes() -> Router {
    Router::new()
        .route("/", get("home"))
        .route("/taken", any(taken))
        .route("/panic", get(broken))
        .route("/pages/{number}", get(async |Path(number): Path<u32>| number.to_string()))
        .route("/pages", get(async |Query(page): Query<Page>| page.number.to_string()))
        .route("/json", post(async |Json(page): Json<Page>| page.number.to_string()))
        .layer(DefaultBodyLimit::max(64))
}

fn service() -> Router {
    routes().layer(ErrorLayer::new(own))
}

fn request(method: &str, path: &str) -> Request {
    Request::builder().method(method).uri(path).body(Body::empty()).unwrap()
}

fn json(content_type: &str, body: &'static str) -> Request {
    Request::post("/json").header(CONTENT_TYPE, content_type).body(Body::from(body)).unwrap()
}

async fn ask(service: Router, request: Request) -> (StatusCode, HeaderMap, Bytes) {
    let (head, body) = service.oneshot(request).await.unwrap().into_parts();
    (head.status, head.headers, body.collect().await.unwrap().to_bytes())
}

/// The code in a body, which must have the shape of the catalog and the request id of the header.
fn code(headers: &HeaderMap, body: &Bytes) -> String {
    let length = body.len();
    let body: serde_json::Value = serde_json::from_slice(body).unwrap();
    assert_eq!(body["trace_id"], headers["x-request-id"].to_str().unwrap());
    assert_eq!(headers[CONTENT_TYPE], "application/json");
    assert_eq!(headers.get_all(CONTENT_TYPE).iter().count(), 1);
    // If axum sets no length, hyper does.
    assert!(headers.get_all(CONTENT_LENGTH).iter().all(|value| *value == length.to_string()));
    body["errors"][0]["code"].as_str().unwrap().to_owned()
}

fn message(body: &Bytes) -> String {
    let body: serde_json::Value = serde_json::from_slice(body).unwrap();
    body["errors"][0]["message"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn answers_what_axum_fails_at() {
    let cases = [
        (request("GET", "/nowhere"), 404, "not_found"),
        (request("DELETE", "/"), 405, "method_not_allowed"),
        (request("GET", "/pages/one"), 400, "malformed"),
        (request("GET", "/pages?number=one"), 400, "malformed"),
        (request("GET", "/pages"), 400, "malformed"),
        (json("application/json", "{"), 400, "malformed"),
        (json("application/json", "{}"), 422, "unprocessable"),
        (json("text/plain", "{}"), 415, "unsupported_media_type"),
        (
            json(
                "application/json",
                "{                                                                                              }",
            ),
            413,
            "content_too_large",
        ),
        (request("GET", "/panic"), 500, "panic"),
        (request("GET", "/taken"), 409, "taken"),
    ];
    for (request, status, expected) in cases {
        let asked = format!("{} {}", request.method(), request.uri());
        let (actual, headers, body) = ask(service(), request).await;
        assert_eq!((actual.as_u16(), code(&headers, &body).as_str()), (status, expected), "{asked}");
        assert!(!String::from_utf8_lossy(&body).contains("canary"), "{asked}");
    }
}

#[tokio::test]
async fn tells_the_application_of_the_failure() {
    let (_, _, body) = ask(service(), request("GET", "/no%20where?x=1")).await;
    assert_eq!(message(&body), "/no%20where");
    let (_, headers, body) = ask(service(), request("PUT", "/")).await;
    assert_eq!(message(&body), "PUT");
    assert_eq!(headers[ALLOW], "GET,HEAD");
    let (_, _, body) = ask(service(), json("application/json", "{")).await;
    assert!(message(&body).contains("EOF while parsing"), "{body:?}");
}

#[tokio::test]
async fn covers_layers_inside_it() {
    let slow = Router::new().route("/", any(pending::<()>));
    let timeout = TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, Duration::from_millis(1));
    let (status, headers, body) = ask(slow.layer(timeout).layer(ErrorLayer::new(own)), request("GET", "/")).await;
    assert_eq!((status.as_u16(), code(&headers, &body).as_str()), (408, "timeout"));

    let limited = routes().layer(RequestBodyLimitLayer::new(4)).layer(ErrorLayer::new(own));
    let mut request = json("application/json", r#"{"number": 1}"#);
    request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(13));
    let (status, headers, body) = ask(limited, request).await;
    assert_eq!((status.as_u16(), code(&headers, &body).as_str()), (413, "content_too_large"));
}

#[tokio::test]
async fn works_in_a_stack_whose_bodies_differ() {
    let layers = ServiceBuilder::new()
        .layer(CompressionLayer::new())
        .layer(ErrorLayer::new(own))
        .layer(tower_http::trace::TraceLayer::new_for_http())
        .layer(CompressionLayer::new());
    let (status, headers, body) = ask(routes().layer(layers), request("GET", "/nowhere")).await;
    assert_eq!((status.as_u16(), code(&headers, &body).as_str()), (404, "not_found"));
}

#[tokio::test]
async fn keeps_headers_that_are_not_about_the_body() {
    async fn limited() -> Response {
        let headers = AppendHeaders([
            ("retry-after", "60"),
            ("x-ratelimit-limit", "10"),
            ("access-control-allow-origin", "*"),
            ("set-cookie", "a=1"),
            ("set-cookie", "b=2"),
            ("vary", "origin"),
            ("www-authenticate", "Basic"),
            ("content-encoding", "identity"),
            ("content-language", "en"),
            ("etag", "\"1\""),
            ("last-modified", "Thu, 01 Jan 1970 00:00:00 GMT"),
            ("content-length", "4"),
        ]);
        (StatusCode::TOO_MANY_REQUESTS, headers, "slow").into_response()
    }
    let service = Router::new().route("/", get(limited)).layer(ErrorLayer::new(own));
    let (status, headers, body) = ask(service, request("GET", "/")).await;
    assert_eq!((status.as_u16(), code(&headers, &body).as_str()), (429, "too_many_requests"));
    // The application's error sets the header itself.
    assert_eq!(headers.get_all("retry-after").iter().collect::<Vec<_>>(), ["7"]);
    assert_eq!(headers["x-ratelimit-limit"], "10");
    assert_eq!(headers["access-control-allow-origin"], "*");
    assert_eq!(headers.get_all(SET_COOKIE).iter().collect::<Vec<_>>(), ["a=1", "b=2"]);
    assert_eq!(headers["vary"], "origin");
    assert_eq!(headers["www-authenticate"], "Basic");
    for gone in ["content-encoding", "content-language", "etag", "last-modified"] {
        assert!(!headers.contains_key(gone), "{gone}");
    }
    assert_eq!(headers[CONTENT_LENGTH], body.len().to_string());
}

#[tokio::test]
async fn answers_what_handlers_say_in_their_own_words() {
    let service = Router::new()
        .route("/teapot", get(async || (StatusCode::IM_A_TEAPOT, "short and stout")))
        .route("/down", get(async || (StatusCode::INTERNAL_SERVER_ERROR, "canary")))
        .layer(ErrorLayer::new(own));
    let (status, _, body) = ask(service.clone(), request("GET", "/teapot")).await;
    assert_eq!((status.as_u16(), message(&body).as_str()), (502, "418: short and stout"));
    let (_, _, body) = ask(service, request("GET", "/down")).await;
    assert_eq!(message(&body), "500: canary");
}

#[tokio::test]
async fn leaves_rendered_responses_alone() {
    let layer = ErrorLayer::new(|_: &Failure<'_>| -> Own { panic!("there is nothing to choose") });
    let several = async || {
        let errors: Errors<Own> = [Own::Panic, Own::Timeout].into_iter().collect();
        errors
    };
    let passed_on = async || {
        let mut response = (StatusCode::NOT_FOUND, "as it came").into_response();
        response.extensions_mut().insert(Rendered::foreign());
        response
    };
    let by_hand = async || Own::Panic.to_response().map(Body::from);
    let service = routes()
        .route("/several", get(several))
        .route("/passed-on", get(passed_on))
        .route("/by-hand", get(by_hand))
        .layer(layer);
    let (_, headers, body) = ask(service.clone(), request("GET", "/taken")).await;
    assert_eq!(code(&headers, &body), "taken");
    let (status, headers, body) = ask(service.clone(), request("GET", "/several")).await;
    assert_eq!((status.as_u16(), code(&headers, &body).as_str()), (500, "panic"));
    let (status, headers, body) = ask(service.clone(), request("GET", "/by-hand")).await;
    assert_eq!((status.as_u16(), code(&headers, &body).as_str()), (500, "panic"));
    let (status, headers, body) = ask(service, request("GET", "/passed-on")).await;
    assert_eq!((status.as_u16(), &*body), (404, &b"as it came"[..]));
    assert!(headers.contains_key("x-request-id"));
}

#[tokio::test]
async fn layers_nest() {
    let inner = Router::new().route("/inner", get("inner")).layer(ErrorLayer::new(|_: &Failure<'_>| Own::Timeout));
    let service = Router::new()
        .nest("/part", inner.fallback(async || StatusCode::NOT_FOUND))
        .layer(ErrorLayer::new(own).exposure(Exposure::Development));
    let (status, headers, body) = ask(service.clone(), request("DELETE", "/part/inner")).await;
    // The application's error wins, and `Allow` is kept.
    assert_eq!((status.as_u16(), code(&headers, &body).as_str()), (408, "timeout"));
    assert_eq!(headers[ALLOW], "GET,HEAD");
    assert_eq!(headers.get_all("x-request-id").iter().count(), 1);
    let (status, headers, body) = ask(service, request("GET", "/else")).await;
    assert_eq!((status.as_u16(), code(&headers, &body).as_str()), (404, "not_found"));
}

#[tokio::test]
async fn takes_or_makes_the_id() {
    let with = |ids: &[&str]| {
        let mut request = request("GET", "/taken");
        for id in ids {
            request.headers_mut().append("x-request-id", HeaderValue::from_bytes(id.as_bytes()).unwrap());
        }
        request
    };
    let (_, headers, body) = ask(service(), with(&["req_1"])).await;
    assert_eq!(headers["x-request-id"], "req_1");
    assert_eq!(code(&headers, &body), "taken");
    let longer = "x".repeat(129);
    for ids in [&[][..], &[""], &["two words"], &["é"], &[&longer], &["req_1", "req_2"]] {
        let (_, headers, body) = ask(service(), with(ids)).await;
        assert_eq!(headers["x-request-id"].len(), 36, "{ids:?}");
        assert_eq!(code(&headers, &body), "taken", "{ids:?}");
    }
}

#[tokio::test]
async fn shows_the_id_to_handlers_and_on_successes() {
    let handler = async |context: Context, Extension(same): Extension<Context>, headers: HeaderMap| {
        let ids = [context.request_id, same.request_id, Context::current().request_id].map(Option::unwrap);
        format!("{} {} {} {}", ids[0], ids[1], ids[2], headers["x-request-id"].to_str().unwrap())
    };
    let service = Router::new().route("/", get(handler)).layer(ErrorLayer::new(own));
    let (status, headers, body) = ask(service, request("GET", "/")).await;
    let id = headers["x-request-id"].to_str().unwrap();
    assert_eq!((status.as_u16(), &*body), (200, format!("{id} {id} {id} {id}").as_bytes()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn concurrent_requests_never_mix() {
    const REQUESTS: usize = 1_000;
    let barrier = Arc::new(Barrier::new(REQUESTS));
    let handler = move |Path(number): Path<usize>| async move {
        // All requests start before any continues; then they take turns on a few threads.
        barrier.wait().await;
        for _ in 0..number % 5 {
            tokio::task::yield_now().await;
        }
        match number % 3 {
            0 => taken().await.into_response(),
            1 => {
                let context = Context::current();
                tokio::task::spawn_blocking(move || context.scope(|| Own::Timeout.into_response())).await.unwrap()
            }
            _ => StatusCode::NOT_FOUND.into_response(),
        }
    };
    let service = Router::new().route("/{number}", get(handler)).layer(ErrorLayer::new(own));
    let requests: Vec<_> = (0..REQUESTS)
        .map(|number| {
            let mut request = request("GET", &format!("/{number}"));
            request.headers_mut().insert("x-request-id", HeaderValue::try_from(format!("req_{number}")).unwrap());
            (number, tokio::spawn(ask(service.clone(), request)))
        })
        .collect();
    let mut ids = HashSet::new();
    for (number, request) in requests {
        let (_, headers, body) = request.await.unwrap();
        assert_eq!(code(&headers, &body), ["taken", "timeout", "not_found"][number % 3]);
        assert_eq!(headers["x-request-id"], format!("req_{number}"));
        ids.insert(headers["x-request-id"].clone());
    }
    assert_eq!(ids.len(), REQUESTS);
    assert_eq!(Context::current().request_id, None);
}

#[tokio::test]
async fn a_cancelled_request_leaves_nothing_behind() {
    struct Dropped(Arc<AtomicUsize>);
    impl Drop for Dropped {
        fn drop(&mut self) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }
    let drops = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&drops);
    let handler = move || async move {
        let _dropped = Dropped(counted);
        pending::<()>().await;
    };
    let service = Router::new().route("/", get(handler)).layer(ErrorLayer::new(own));
    let answer = service.oneshot(request("GET", "/"));
    assert!(tokio::time::timeout(Duration::from_millis(5), answer).await.is_err());
    assert_eq!(drops.load(Ordering::Relaxed), 1);
    assert_eq!(Context::current().request_id, None);
}

#[tokio::test]
async fn head_has_the_headers_of_get_and_no_body() {
    for path in ["/nowhere", "/taken", "/panic", "/pages/one"] {
        let (status, get, body) = ask(service(), request("GET", path)).await;
        let mut asked = request("HEAD", path);
        asked.headers_mut().insert("x-request-id", get["x-request-id"].clone());
        let (head_status, mut head, nothing) = ask(service(), asked).await;
        assert_eq!(head_status, status, "{path}");
        assert!(nothing.is_empty(), "{path}");
        assert_eq!(head.remove(CONTENT_LENGTH).unwrap(), body.len().to_string(), "{path}");
        assert_eq!(head[CONTENT_TYPE], "application/json", "{path}");
    }
    // A service that is not a route of axum's.
    let inner = service_fn(async |_: Request| {
        Ok::<_, Infallible>(axum::http::Response::builder().status(404).body(Full::new(Bytes::new())).unwrap())
    });
    let response = ErrorLayer::new(own).layer(inner).oneshot(request("HEAD", "/")).await.unwrap();
    assert_ne!(response.headers()[CONTENT_LENGTH], "0");
    assert!(response.into_body().collect().await.unwrap().to_bytes().is_empty());
}

#[tokio::test]
async fn streams_are_not_touched() {
    // The second chunk never comes: a layer that buffers would never respond.
    let handler = async || Body::new(Endless(Some(Bytes::from("first"))));
    let service = Router::new().route("/", get(handler)).layer(ErrorLayer::new(own));
    let response = service.oneshot(request("GET", "/")).await.unwrap();
    assert!(!response.headers().contains_key(CONTENT_LENGTH));
    let mut body = response.into_body();
    let first = body.frame().await.unwrap().unwrap().into_data().unwrap();
    assert_eq!(first, "first");
    assert!(tokio::time::timeout(Duration::from_millis(5), body.frame()).await.is_err());
}

#[tokio::test]
async fn switching_protocols_passes() {
    let handler = async || (StatusCode::SWITCHING_PROTOCOLS, [("upgrade", "websocket"), ("connection", "upgrade")]);
    let service = Router::new().route("/", get(handler)).layer(ErrorLayer::new(own));
    let (status, headers, body) = ask(service, request("GET", "/")).await;
    assert_eq!((status.as_u16(), body.is_empty()), (101, true));
    assert_eq!(headers["upgrade"], "websocket");
}

#[tokio::test]
async fn exposure_is_what_the_layer_says() {
    let (_, _, body) = ask(service(), request("GET", "/taken")).await;
    assert!(!String::from_utf8_lossy(&body).contains("canary"));
    let development = routes().layer(ErrorLayer::new(own).exposure(Exposure::Development));
    let (_, _, body) = ask(development.clone(), request("GET", "/taken")).await;
    assert!(String::from_utf8_lossy(&body).contains(r#""details":["canary"]"#));
    // Even in development, clients do not see the message of a panic.
    let (_, _, body) = ask(development, request("GET", "/panic")).await;
    assert!(!String::from_utf8_lossy(&body).contains("canary"));
}

#[tokio::test]
async fn panics_before_the_future_and_in_services_are_caught() {
    let service = service_fn(|_: Request| -> std::future::Ready<Result<axum::http::Response<Full<Bytes>>, String>> {
        panic!("{}", "formatted")
    });
    let response = ErrorLayer::new(own).layer(service).oneshot(request("GET", "/")).await.unwrap();
    assert_eq!(response.status(), 500);
    assert!(response.headers().contains_key("x-request-id"));
}

#[tokio::test]
async fn errors_that_panic_while_they_are_shown_are_caught() {
    let routes = || {
        let [text, data, header] = Hostile::ALL;
        Router::new()
            .route("/text", get(async move || Err::<(), _>(text)))
            .route("/data", get(async move || Err::<(), _>(data)))
            .route("/header", get(async move || Err::<(), _>(header)))
            .route("/several", get(async || Err::<(), _>(Hostile::several())))
            .route("/fine", get(async || Err::<(), _>(Hostile::Fine)))
    };
    let ours = routes().layer(ErrorLayer::new(own).exposure(Exposure::Development));
    let foreign = routes().layer(tower_http::catch_panic::CatchPanicLayer::new());
    for path in ["/text", "/data", "/header", "/several"] {
        let (status, headers, body) = ask(ours.clone(), request("GET", path)).await;
        assert_eq!((status.as_u16(), code(&headers, &body).as_str()), (500, "panic"), "{path}");
        assert!(!String::from_utf8_lossy(&body).contains("CANARY"), "{path}");
        let (status, _, _) = ask(foreign.clone(), request("GET", path)).await;
        assert_eq!(status.as_u16(), 500, "{path}");
        // The next request is served normally.
        let (status, headers, body) = ask(ours.clone(), request("GET", "/fine")).await;
        assert_eq!((status.as_u16(), code(&headers, &body).as_str()), (409, "fine"), "{path}");
    }
}

#[tokio::test]
async fn mappings_that_panic() {
    let broken = |_: &Failure<'_>| -> Own { panic!("CANARY_MAPPING") };
    let answers = [
        ask(routes().layer(ErrorLayer::new(broken)), request("GET", "/nowhere")).await,
        ask(routes().layer(ErrorLayer::new(hostile)), request("GET", "/nowhere")).await,
        ask(routes().layer(ErrorLayer::new(hostile)), request("GET", "/panic")).await,
    ];
    for (status, headers, body) in answers {
        assert_eq!((status.as_u16(), code(&headers, &body).as_str()), (500, "internal_error"));
        assert!(!String::from_utf8_lossy(&body).contains("CANARY"));
    }
}

#[tokio::test]
async fn errors_of_the_service_pass() {
    let service = service_fn(async |_: Request| Err::<axum::http::Response<Full<Bytes>>, _>("refused"));
    assert_eq!(ErrorLayer::new(own).layer(service).oneshot(request("GET", "/")).await.err(), Some("refused"));
}

#[tokio::test]
async fn fits_where_axum_wants_layers() {
    fn is_sent<T: Clone + Send + Sync + 'static>(_: &T) {}
    let layer = ErrorLayer::new(own);
    is_sent(&layer);
    let route = get("a").layer(layer.clone());
    let service =
        Router::new().route("/", route).fallback(async || (StatusCode::NOT_FOUND, "mine")).layer(layer.clone());
    let (status, headers, body) = ask(service, request(Method::GET.as_str(), "/else")).await;
    assert_eq!((status.as_u16(), code(&headers, &body).as_str()), (404, "not_found"));
    // Around a whole router, which is itself the fallback of another.
    let service = Router::new().fallback_service(layer.layer(routes()));
    let (status, headers, body) = ask(service, request("DELETE", "/")).await;
    assert_eq!((status.as_u16(), code(&headers, &body).as_str()), (405, "method_not_allowed"));
    assert_eq!(headers[ALLOW], "GET,HEAD");
}

/// A body that has one chunk and never ends.
struct Endless(Option<Bytes>);

impl http_body::Body for Endless {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut task::Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0.take().map_or(Poll::Pending, |piece| Poll::Ready(Some(Ok(Frame::data(piece)))))
    }
}
