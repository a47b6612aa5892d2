//! What layers guard against: panics everywhere, and what a replaced response says.

use std::convert::Infallible;
use std::io::Write;
use std::net::SocketAddr;
use std::panic::panic_any;
use std::pin::Pin;
use std::task::{self, Poll};

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Router, middleware};
use error_catalog::{ApiError, Context, ErrorLayer, Failure, FailureKind, Rendered};
use http_body::{Frame, SizeHint};
use tower::{Layer, Service, ServiceExt};

use crate::client::{self, Answer};
use crate::probe::{Bomb, quiet};
use crate::services;

#[derive(Debug, ApiError)]
enum Own {
    #[api(status = 404, message = "<path>")]
    NoRoute { path: String },
    #[api(status = 409)]
    Taken,
    #[api(status = 500)]
    Panicked,
    #[api(status = 503, message = "not available", long = "<detail>")]
    Unavailable { detail: String },
}

fn own(failure: &Failure<'_>) -> Own {
    match failure.kind() {
        FailureKind::NotFound => Own::NoRoute { path: failure.path().to_owned() },
        FailureKind::Panic => Own::Panicked,
        _ => Own::Unavailable { detail: failure.detail().unwrap_or("no detail").to_owned() },
    }
}

const FORGED: (&str, &str) = ("x-error-catalog-rendered", "1");

mod on_actix {
    use actix_web::body::MessageBody;
    use actix_web::dev::{Service, ServiceFactory, ServiceRequest, ServiceResponse};
    use actix_web::http::header::{HeaderName, HeaderValue};
    use actix_web::{App, Error, HttpResponse, web};
    use error_catalog::actix_web::ErrorMiddleware;

    use super::*;

    async fn phrase() -> HttpResponse {
        let mut response = HttpResponse::InternalServerError().insert_header(FORGED).body("CANARY");
        response.head_mut().reason = Some("CANARY");
        response
    }

    pub(super) fn app() -> App<
        impl ServiceFactory<
            ServiceRequest,
            Config = (),
            Response = ServiceResponse<impl MessageBody>,
            Error = Error,
            InitError = (),
        >,
    > {
        App::new()
            .route("/phrase", web::get().to(phrase))
            .route("/taken", web::get().to(async || Err::<String, _>(Own::Taken)))
            .route("/bomb", web::get().to(async || -> String { panic_any(Bomb(3)) }))
            .wrap_fn(|request, service| {
                let answered = service.call(request);
                async {
                    let mut response = answered.await?;
                    let headers = response.headers_mut();
                    headers.insert(HeaderName::from_static("x-request-id"), HeaderValue::from_static("another"));
                    Ok(response)
                }
            })
            .wrap(ErrorMiddleware::new(own))
    }
}

mod on_poem {
    use error_catalog::poem::ErrorMiddleware;
    use poem::middleware::SetHeader;
    use poem::{Endpoint, EndpointExt, Response, Route, handler};

    use super::*;

    #[handler]
    async fn phrase() -> Response {
        Response::builder()
            .status(StatusCode::INTERNAL_SERVER_ERROR)
            .header(FORGED.0, FORGED.1)
            .extension(hyper::ext::ReasonPhrase::from_static(b"CANARY"))
            .body("CANARY")
    }

    #[handler]
    async fn taken() -> Own {
        Own::Taken
    }

    #[handler]
    async fn bomb() -> String {
        panic_any(Bomb(3))
    }

    pub(super) fn app() -> impl Endpoint {
        Route::new()
            .at("/phrase", phrase)
            .at("/taken", taken)
            .at("/bomb", bomb)
            .with(SetHeader::new().overriding("x-request-id", "another"))
            .with(ErrorMiddleware::new(own))
    }
}

mod on_rocket {
    use error_catalog::rocket::{ErrorFairing, scoped};
    use rocket::fairing::AdHoc;
    use rocket::{Build, Rocket, get, routes};

    use super::*;

    struct Phrase;

    impl<'r> rocket::response::Responder<'r, 'static> for Phrase {
        fn respond_to(self, _: &'r rocket::Request<'_>) -> rocket::response::Result<'static> {
            rocket::Response::build()
                .status(rocket::http::Status::new(500))
                .raw_header(FORGED.0, FORGED.1)
                .sized_body(6, std::io::Cursor::new("CANARY"))
                .ok()
        }
    }

    #[get("/phrase")]
    fn phrase() -> Phrase {
        Phrase
    }

    #[get("/taken")]
    fn taken() -> Result<String, Own> {
        Err(Own::Taken)
    }

    #[get("/bomb")]
    fn bomb() -> String {
        panic_any(Bomb(3))
    }

    pub(super) fn app() -> Rocket<Build> {
        // Fairings run in the order in which they are attached.
        let another = AdHoc::on_response("id", |_, response| {
            Box::pin(async { _ = response.set_raw_header("x-request-id", "another") })
        });
        rocket::build().attach(another).attach(ErrorFairing::new(own)).mount("/", scoped(routes![phrase, taken, bomb]))
    }
}

fn on_axum() -> Router {
    async fn phrase() -> Response {
        let mut response = (StatusCode::INTERNAL_SERVER_ERROR, [FORGED], "CANARY").into_response();
        response.extensions_mut().insert(hyper::ext::ReasonPhrase::from_static(b"CANARY"));
        response
    }

    async fn another(request: Request, next: middleware::Next) -> Response {
        let mut response = next.run(request).await;
        response.headers_mut().insert("x-request-id", "another".parse().unwrap());
        response
    }

    Router::new()
        .route("/phrase", get(phrase))
        .route("/taken", get(async || Err::<(), _>(Own::Taken)))
        .route("/bomb", get(async || -> () { panic_any(Bomb(3)) }))
        .layer(middleware::from_fn(another))
        .layer(ErrorLayer::new(own))
}

/// The code in a body, whose id is that of the header.
fn code(answer: &Answer) -> String {
    let body: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(body["trace_id"], answer.header("x-request-id"), "{answer:?}");
    assert!(answer.all(FORGED.0).iter().all(|value| *value == FORGED.1), "{answer:?}");
    body["errors"][0]["code"].as_str().unwrap().to_owned()
}

fn guards(address: SocketAddr) {
    quiet();
    let get = |path| client::get(address, path, &["x-request-id: req_1"]);

    let answer = get("/phrase");
    assert_eq!((answer.status, &*answer.phrase, &*code(&answer)), (503, "Service Unavailable", "unavailable"));

    let answer = get("/taken");
    assert_eq!((answer.status, &*code(&answer)), (409, "taken"));
    assert_eq!(answer.header("x-request-id"), "req_1");

    let answer = get("/bomb");
    assert_eq!(answer.status, if code(&answer) == "panicked" { 500 } else { 0 });
    // The service goes on.
    assert_eq!(code(&get("/taken")), "taken");
}

/// The server refuses what does not become a request, without a body, and closes the connection. The pages list the
/// statuses.
fn refuses(address: SocketAddr, too_long: u16) {
    let long = format!("GET /{} HTTP/1.1\r\n", "a".repeat(70_000));
    let many = format!("GET / HTTP/1.1\r\n{}", "a: b\r\n".repeat(200));
    for (head, status) in [("GET\r\n", 400), (&*long, too_long), (&*many, 431)] {
        let mut socket = client::connect(address);
        socket.write_all(format!("{head}host: a\r\n\r\n").as_bytes()).unwrap();
        let answer = Answer::parse(&client::read(&mut socket));
        assert_eq!((answer.status, &*answer.body), (status, ""), "{head:.20}");
    }
}

#[test]
fn axum() {
    let address = services::axum(on_axum());
    guards(address);
    refuses(address, 414);
}

#[test]
fn actix_web() {
    let address = services::actix(on_actix::app);
    guards(address);
    refuses(address, 400);
}

#[test]
fn poem() {
    let address = services::poem(on_poem::app());
    guards(address);
    refuses(address, 414);
}

#[test]
fn rocket() {
    let address = services::rocket(on_rocket::app());
    guards(address);
    refuses(address, 414);
}

/// A body that panics where it is told to.
struct Panics(&'static str);

impl Panics {
    fn at(&self, place: &str) {
        assert!(self.0 != place, "on purpose");
    }
}

impl http_body::Body for Panics {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(self: Pin<&mut Self>, _: &mut task::Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.at("poll_frame");
        Poll::Ready(None)
    }

    fn size_hint(&self) -> SizeHint {
        self.at("size_hint");
        SizeHint::with_exact(2)
    }
}

impl Drop for Panics {
    fn drop(&mut self) {
        self.at("drop");
    }
}

/// A service that panics where it is told to.
#[derive(Clone)]
struct Broken(&'static str);

impl Service<Request> for Broken {
    type Response = http::Response<Panics>;
    type Error = Infallible;
    type Future = std::future::Ready<Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut task::Context<'_>) -> Poll<Result<(), Infallible>> {
        assert!(self.0 != "poll_ready", "on purpose");
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request) -> Self::Future {
        assert!(self.0 != "call", "on purpose");
        let mut response = http::Response::new(Panics(self.0));
        *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
        std::future::ready(Ok(response))
    }
}

#[tokio::test]
async fn panics_in_every_place_are_answered() {
    quiet();
    for (place, status) in [("poll_ready", 500), ("call", 500), ("poll_frame", 503), ("size_hint", 503), ("drop", 503)]
    {
        let response = ErrorLayer::new(own).layer(Broken(place)).oneshot(Request::new(Body::empty())).await.unwrap();
        assert_eq!(response.status(), status, "{place}");
        assert!(response.extensions().get::<Rendered>().unwrap().entry().is_some(), "{place}");
    }
}

#[tokio::test]
async fn futures_that_panic_when_they_are_dropped_are_answered() {
    struct PanicsTwice(bool);

    impl Future for PanicsTwice {
        type Output = Result<http::Response<Panics>, Infallible>;

        fn poll(mut self: Pin<&mut Self>, _: &mut task::Context<'_>) -> Poll<Self::Output> {
            self.0 = true;
            panic!("on purpose")
        }
    }

    impl Drop for PanicsTwice {
        fn drop(&mut self) {
            assert!(!self.0, "on purpose");
        }
    }

    quiet();
    let service = tower::service_fn(|_: Request| PanicsTwice(false));
    let response = ErrorLayer::new(own).layer(service).oneshot(Request::new(Body::empty())).await.unwrap();
    assert_eq!(response.status(), 500);
}

/// A shape that panics leaves nothing to say, but an answer.
#[tokio::test]
async fn shapes_that_panic() {
    struct Broken;

    impl error_catalog::Envelope for Broken {
        fn write(_: &error_catalog::Report<'_>, _: &mut error_catalog::JsonWriter<'_>) {
            panic!("on purpose")
        }
    }

    quiet();
    let app: Router = Router::new().layer(ErrorLayer::new(own).envelope::<Broken>());
    let response = app.oneshot(Request::new(Body::empty())).await.unwrap();
    assert_eq!(response.status(), 500);
}

#[derive(Clone, Debug, PartialEq)]
struct Tenant(u8);

#[derive(Clone, Debug, PartialEq)]
struct Other;

async fn with_everything() -> Response {
    let headers = [
        ("content-security-policy", "default-src 'none'"),
        ("content-disposition", "inline"),
        ("content-md5", "1"),
        ("content-anything", "1"),
        ("digest", "1"),
        ("repr-digest", "1"),
        ("etag", "\"1\""),
        ("last-modified", "Thu, 01 Jan 1970 00:00:00 GMT"),
        ("accept-ranges", "bytes"),
        ("trailer", "x"),
        ("x-mine", "1"),
    ];
    let mut response = (StatusCode::BAD_GATEWAY, headers, "<html>").into_response();
    response.headers_mut().insert("content-type", "text/html".parse().unwrap());
    response.extensions_mut().insert(Tenant(1));
    response.extensions_mut().insert(Other);
    response
}

#[tokio::test]
async fn what_passes_of_a_replaced_response() {
    let app: Router = Router::new().route("/", get(with_everything)).layer(ErrorLayer::new(own).keep::<Tenant>());
    let response = app.oneshot(Request::new(Body::empty())).await.unwrap();
    assert_eq!(response.extensions().get(), Some(&Tenant(1)));
    assert_eq!(response.extensions().get::<Other>(), None);
    let mut names: Vec<_> = response.headers().keys().map(axum::http::HeaderName::as_str).collect();
    names.sort_unstable();
    assert_eq!(names, ["content-length", "content-security-policy", "content-type", "x-mine", "x-request-id"]);
    assert_eq!(response.headers()["content-type"], "application/json");
    let rendered = response.extensions().get::<Rendered>().unwrap();
    assert_eq!((rendered.entry().unwrap().name(), rendered.status().unwrap().as_u16()), ("Unavailable", 503));
}

#[tokio::test]
async fn a_detail_is_plain_text() {
    let ask = async |media_type: &'static str, text: String| {
        let handler = async move || (StatusCode::BAD_GATEWAY, [("content-type", media_type)], text);
        let app: Router = Router::new().route("/", get(handler)).layer(ErrorLayer::new(own));
        let body = app.oneshot(Request::new(Body::empty())).await.unwrap().into_body();
        let body = http_body_util::BodyExt::collect(body).await.unwrap().to_bytes();
        let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
        body["errors"][0]["long_message"].as_str().unwrap().to_owned()
    };
    assert_eq!(ask("text/plain; charset=utf-8", "short".to_owned()).await, "short");
    for (media_type, text) in [
        ("text/html", "short".to_owned()),
        ("text/plain", "two\nlines".to_owned()),
        ("text/plain", "x".repeat(2000)),
        ("text/plain", String::new()),
    ] {
        assert_eq!(ask(media_type, text).await, "no detail");
    }
}

#[tokio::test]
async fn paths_are_those_of_the_request_line() {
    let inner = || Router::new().route("/{rest}", get(async || StatusCode::NOT_FOUND)).layer(ErrorLayer::new(own));
    let alone = Router::new().nest("/a", Router::new().nest("/b", inner()));
    let inside = Router::new().nest("/a", Router::new().nest("/b", inner())).layer(ErrorLayer::new(own));
    for app in [alone, inside] {
        let request = Request::get("/a/b/c%20d?e").body(Body::empty()).unwrap();
        let body = app.oneshot(request).await.unwrap().into_body();
        let body = http_body_util::BodyExt::collect(body).await.unwrap().to_bytes();
        assert!(String::from_utf8_lossy(&body).contains(r#""message":"/a/b/c%20d""#), "{body:?}");
    }
}

#[tokio::test]
async fn hooks_are_called_once_for_each_layer() {
    use std::sync::atomic::{AtomicUsize, Ordering};

    static OUTER: AtomicUsize = AtomicUsize::new(0);
    static INNER: AtomicUsize = AtomicUsize::new(0);

    quiet();
    let inner = Router::new().route("/taken", get(async || Err::<(), _>(Own::Taken)));
    let inner = inner.layer(ErrorLayer::new(own).on_error(|_| {
        INNER.fetch_add(1, Ordering::Relaxed);
        panic!("on purpose")
    }));
    let app = Router::new().nest("/inner", inner).layer(ErrorLayer::new(own).on_error(|report| {
        OUTER.fetch_add(1, Ordering::Relaxed);
        // It does not call itself.
        assert_eq!(Own::Taken.to_response().status(), 409);
        assert_eq!(report.request_id(), Context::current().request_id.as_deref());
    }));
    for (path, status, counts) in
        [("/inner/taken", 409, (1, 1)), ("/nowhere", 404, (2, 1)), ("/inner/nowhere", 404, (3, 1))]
    {
        let request = Request::get(path).body(Body::empty()).unwrap();
        assert_eq!(app.clone().oneshot(request).await.unwrap().status(), status);
        assert_eq!((OUTER.load(Ordering::Relaxed), INNER.load(Ordering::Relaxed)), counts, "{path}");
    }
}
