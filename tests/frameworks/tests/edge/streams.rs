//! Bodies that are polled and dropped in the context of their request.

use std::future::Future;
use std::io::{Read, Write};
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{self, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use error_catalog::{ApiError, Context, Failure, FailureKind, Report};

use crate::client::{connect, get};
use crate::probe::{TellsDrop, quiet, tell, told, wait_for};
use crate::services;

#[derive(Debug, ApiError)]
enum Own {
    #[api(status = 500, message = "broke off")]
    BrokeOff,
    #[api(status = 500)]
    Panicked,
}

fn own(failure: &Failure<'_>) -> Own {
    match failure.kind() {
        FailureKind::Panic => Own::Panicked,
        _ => Own::BrokeOff,
    }
}

fn tell_error(report: &Report<'_>) {
    tell(format!("rendered {}", report.lead().code()));
}

/// A body with an error in each of its chunks, which come one by one.
struct Chunks {
    left: u32,
    panics: bool,
    pause: Pin<Box<tokio::time::Sleep>>,
    _tells: TellsDrop,
}

impl Chunks {
    fn new(left: u32, panics: bool) -> Self {
        let pause = Box::pin(tokio::time::sleep(Duration::ZERO));
        Self { left, panics, pause, _tells: TellsDrop("body dropped") }
    }

    fn poll_chunk(&mut self, task: &mut task::Context<'_>) -> Poll<Option<Bytes>> {
        ready!(self.pause.as_mut().poll(task));
        self.pause = Box::pin(tokio::time::sleep(Duration::from_millis(5)));
        let Some(left) = self.left.checked_sub(1) else {
            assert!(!self.panics, "on purpose");
            return Poll::Ready(None);
        };
        self.left = left;
        Poll::Ready(Some(Own::BrokeOff.to_json().into()))
    }
}

impl http_body::Body for Chunks {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        task: &mut task::Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, std::io::Error>>> {
        self.poll_chunk(task).map(|chunk| chunk.map(|chunk| Ok(http_body::Frame::data(chunk))))
    }
}

impl actix_web::body::MessageBody for Chunks {
    type Error = std::io::Error;

    fn size(&self) -> actix_web::body::BodySize {
        actix_web::body::BodySize::Stream
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        task: &mut task::Context<'_>,
    ) -> Poll<Option<Result<Bytes, std::io::Error>>> {
        self.poll_chunk(task).map(|chunk| chunk.map(Ok))
    }
}

const MANY: u32 = 10_000;

/// A handler that a client does not wait for.
async fn slow() -> String {
    let _tells = TellsDrop("handler dropped");
    tell("handler called");
    tokio::time::sleep(Duration::from_secs(60)).await;
    "slow".to_owned()
}

mod on_axum {
    use axum::Router;
    use axum::body::Body;
    use axum::routing::get;
    use error_catalog::ErrorLayer;

    use super::*;

    pub(super) fn app() -> Router {
        Router::new()
            .route("/two", get(async || Body::new(Chunks::new(2, false))))
            .route("/panic", get(async || Body::new(Chunks::new(2, true))))
            .route("/many", get(async || Body::new(Chunks::new(MANY, false))))
            .route("/slow", get(slow))
            .layer(ErrorLayer::new(own).on_error(tell_error))
    }
}

mod on_actix {
    use actix_web::body::MessageBody;
    use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
    use actix_web::{App, Error, HttpResponse, web};
    use error_catalog::actix_web::ErrorMiddleware;

    use super::*;

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
            .route("/two", web::get().to(async || HttpResponse::Ok().body(Chunks::new(2, false))))
            .route("/panic", web::get().to(async || HttpResponse::Ok().body(Chunks::new(2, true))))
            .route("/many", web::get().to(async || HttpResponse::Ok().body(Chunks::new(MANY, false))))
            .wrap(ErrorMiddleware::new(own).on_error(tell_error))
    }
}

mod on_poem {
    use error_catalog::poem::ErrorMiddleware;
    use http_body_util::combinators::BoxBody;
    use poem::{Body, Endpoint, EndpointExt, Route, handler};

    use super::*;

    fn chunks(left: u32, breaks: bool) -> Body {
        Body::from(BoxBody::new(Chunks::new(left, breaks)))
    }

    #[handler]
    async fn two() -> Body {
        chunks(2, false)
    }

    #[handler]
    async fn panics() -> Body {
        chunks(2, true)
    }

    #[handler]
    async fn many() -> Body {
        chunks(MANY, false)
    }

    pub(super) fn app() -> impl Endpoint {
        let routes = Route::new().at("/two", two).at("/panic", panics).at("/many", many);
        routes.with(ErrorMiddleware::new(own).on_error(tell_error))
    }
}

mod on_rocket {
    use std::future::poll_fn;

    use error_catalog::rocket::{ErrorFairing, scoped};
    use rocket::response::stream::ByteStream;
    use rocket::{Build, Rocket, get, routes};

    use super::*;

    fn stream(left: u32, panics: bool) -> ByteStream![Bytes] {
        let mut chunks = Chunks::new(left, panics);
        ByteStream! {
            while let Some(chunk) = poll_fn(|task| chunks.poll_chunk(task)).await {
                yield chunk;
            }
        }
    }

    #[get("/two")]
    fn two() -> ByteStream![Bytes] {
        stream(2, false)
    }

    #[get("/panic")]
    fn panics() -> ByteStream![Bytes] {
        stream(2, true)
    }

    #[get("/many")]
    fn many() -> ByteStream![Bytes] {
        stream(MANY, false)
    }

    pub(super) fn app() -> Rocket<Build> {
        let fairing = ErrorFairing::new(own).on_error(tell_error);
        rocket::build().attach(fairing).mount("/", scoped(routes![two, panics, many]))
    }
}

fn streams_in_context(address: SocketAddr, name: &str) {
    quiet();
    let line = |id: &str| format!("x-request-id: {id}");
    let chunk = |id: &str| {
        format!(
            r#"{{"errors":[{{"message":"broke off","long_message":"broke off","code":"broke_off"}}],"trace_id":"{id}"}}"#
        )
    };

    let id = format!("two_{name}");
    let answer = get(address, "/two", &[&line(&id)]);
    assert_eq!(answer.header("x-request-id"), id);
    assert_eq!(answer.body, chunk(&id).repeat(2));
    wait_for(&id, "body dropped");

    // The body panics after its last chunk: the client sees that it is not complete, and the log says why.
    let id = format!("panic_{name}");
    let mut socket = connect(address);
    write!(socket, "GET /panic HTTP/1.1\r\nhost: a\r\nconnection: close\r\n{}\r\n\r\n", line(&id)).unwrap();
    let mut answer = String::new();
    let _ = socket.read_to_string(&mut answer);
    // Rocket ends a body that panics like any other.
    assert_eq!(answer.ends_with("0\r\n\r\n"), name == "rocket", "{answer}");
    wait_for(&id, "rendered panicked");
    wait_for(&id, "body dropped");

    // A client that goes away.
    let id = format!("many_{name}");
    let mut socket = connect(address);
    write!(socket, "GET /many HTTP/1.1\r\nhost: a\r\n{}\r\n\r\n", line(&id)).unwrap();
    socket.read_exact(&mut [0; 300]).unwrap();
    drop(socket);
    wait_for(&id, "body dropped");
    assert_eq!(told("nobody"), [""; 0]);
}

#[test]
fn axum() {
    let address = services::axum(on_axum::app());
    streams_in_context(address, "axum");

    // A handler whose client went away is dropped in its context. Only axum is known to drop it soon.
    let id = "slow_axum";
    let mut socket = connect(address);
    write!(socket, "GET /slow HTTP/1.1\r\nhost: a\r\nx-request-id: {id}\r\n\r\n").unwrap();
    wait_for(id, "handler called");
    drop(socket);
    wait_for(id, "handler dropped");
}

#[test]
fn actix_web() {
    streams_in_context(services::actix(on_actix::app), "actix");
}

#[test]
fn poem() {
    streams_in_context(services::poem(on_poem::app()), "poem");
}

#[test]
fn rocket() {
    streams_in_context(services::rocket(on_rocket::app()), "rocket");
}

/// Also a future that is dropped inside another scope, before or after it was polled.
#[test]
fn futures_are_dropped_in_their_context() {
    let in_other_scope = |id: &str, is_polled: bool| {
        let tells = TellsDrop("future dropped");
        let mut future = Box::pin(Context::new().request_id(id).scope_async(async move {
            let _tells = tells;
            std::future::pending::<()>().await;
        }));
        if is_polled {
            assert!(future.as_mut().poll(&mut task::Context::from_waker(task::Waker::noop())).is_pending());
        }
        Context::new().request_id("other").scope(|| {
            drop(future);
            assert_eq!(Context::current().request_id.as_deref(), Some("other"));
        });
        assert_eq!(told(id), ["future dropped"]);
    };
    in_other_scope("polled", true);
    in_other_scope("not polled", false);
    assert_eq!(told("other"), [""; 0]);
    assert_eq!(Context::current().request_id, None);
}
