//! The shape that a layer chooses.

use std::net::SocketAddr;

use error_catalog::envelope::{Flat, Problem};
use error_catalog::{AnyEnvelope, ApiError, Context, Failure, FailureKind, RequestHead};

use crate::client::{ask, get};
use crate::services;

#[derive(Debug, ApiError)]
enum Own {
    #[api(status = 409, message = "<name> is taken")]
    Taken { name: &'static str },
    #[api(status = 404)]
    NoRoute,
    #[api(status = 500)]
    Internal,
}

const TAKEN: Own = Own::Taken { name: "<b>\"Ada\"</b>" };

fn own(failure: &Failure<'_>) -> Own {
    match failure.kind() {
        FailureKind::NotFound => Own::NoRoute,
        _ => Own::Internal,
    }
}

/// Clients of the second version get `Flat`, browsers a page.
fn shape(head: &RequestHead<'_>) -> Option<AnyEnvelope> {
    if head.path().starts_with("/v2") || head.method() == "PUT" {
        return Some(AnyEnvelope::of::<Flat>());
    }
    let page = AnyEnvelope::text("text/html; charset=utf-8", |report, page| {
        page.raw(format_args!("<title>{}</title>", report.status().as_str()));
        page.text(report.lead().text());
    });
    // A function that panics chooses nothing.
    assert!(!head.header("accept")?.contains("panic"), "on purpose");
    head.header("Accept")?.contains("text/html").then_some(page)
}

async fn by_hand() -> String {
    tokio::task::yield_now().await;
    TAKEN.to_json()
}

mod on_axum {
    use axum::Router;
    use axum::routing::{any, get};
    use error_catalog::ErrorLayer;

    use super::*;

    pub(super) fn app() -> Router {
        let routes = || {
            Router::new()
                .route("/taken", any(async || Err::<(), _>(TAKEN)))
                .route("/hand", get(by_hand))
                .route("/panic", get(async || -> () { panic!("on purpose") }))
        };
        let inner = routes().fallback(|| async { axum::http::StatusCode::NOT_FOUND });
        Router::new()
            .merge(routes())
            .nest("/v2", routes())
            .nest("/vendor", inner.layer(ErrorLayer::new(own).envelope::<Problem>()))
            .layer(ErrorLayer::new(own).envelope_by(shape))
    }
}

mod on_actix {
    use actix_web::body::MessageBody;
    use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
    use actix_web::{App, Error, web};
    use error_catalog::actix_web::ErrorMiddleware;

    use super::*;

    fn routes(config: &mut web::ServiceConfig) {
        config
            .route("/taken", web::to(async || Err::<String, _>(TAKEN)))
            .route("/hand", web::get().to(by_hand))
            .route("/panic", web::get().to(async || -> String { panic!("on purpose") }));
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
        let vendor = web::scope("/vendor").configure(routes).wrap(ErrorMiddleware::new(own).envelope::<Problem>());
        App::new()
            .service(vendor)
            .service(web::scope("/v2").configure(routes))
            .configure(routes)
            .wrap(ErrorMiddleware::new(own).envelope_by(shape))
    }
}

mod on_poem {
    use error_catalog::poem::ErrorMiddleware;
    use poem::{Endpoint, EndpointExt, Route, handler};

    use super::*;

    #[handler]
    async fn taken() -> Result<String, Own> {
        Err(TAKEN)
    }

    #[handler]
    async fn hand() -> String {
        by_hand().await
    }

    #[handler]
    async fn panics() -> String {
        panic!("on purpose")
    }

    pub(super) fn app() -> impl Endpoint {
        let routes = || Route::new().at("/taken", taken).at("/hand", hand).at("/panic", panics);
        routes()
            .nest("/v2", routes())
            .nest("/vendor", routes().with(ErrorMiddleware::new(own).envelope::<Problem>()))
            .with(ErrorMiddleware::new(own).envelope_by(shape))
    }
}

mod on_rocket {
    use error_catalog::rocket::{ErrorFairing, scoped};
    use rocket::{Build, Rocket, get, put, routes};

    use super::*;

    #[get("/taken")]
    fn taken() -> Result<String, Own> {
        Err(TAKEN)
    }

    #[put("/taken")]
    fn put_taken() -> Result<String, Own> {
        Err(TAKEN)
    }

    #[get("/hand")]
    async fn hand() -> String {
        by_hand().await
    }

    #[get("/panic")]
    fn panics() -> String {
        panic!("on purpose")
    }

    pub(super) fn app() -> Rocket<Build> {
        let routes = || scoped(routes![taken, put_taken, hand, panics]);
        rocket::build().attach(ErrorFairing::new(own).envelope_by(shape)).mount("/", routes()).mount("/v2", routes())
    }
}

const TEXT: &str = r#"<b>\"Ada\"</b> is taken"#;

/// The answers of a service whose outermost layer chooses by the request.
fn answers_by_request(address: SocketAddr) {
    let asked = |path, accept: &str| get(address, path, &["x-request-id: req_1", &format!("accept: {accept}")]);

    let answer = asked("/taken", "*/*");
    let list =
        format!(r#"{{"errors":[{{"message":"{TEXT}","long_message":"{TEXT}","code":"taken"}}],"trace_id":"req_1"}}"#);
    assert_eq!((answer.status, &*answer.body), (409, &*list));
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.header("vary"), "accept");
    assert_eq!(asked("/taken", "panic").body, list);

    let flat = asked("/v2/taken", "text/html").body;
    assert!(flat.starts_with(&format!(r#"{{"status":409,"code":"taken","message":"{TEXT}""#)), "{flat}");
    assert_eq!(asked("/v2/hand", "*/*").body, flat);
    assert_eq!(ask(address, "PUT", "/taken", &["x-request-id: req_1", "content-length: 0"]).body, flat);
    let panicked = asked("/v2/panic", "*/*");
    assert!(panicked.body.starts_with(r#"{"status":500,"code":"internal""#), "{panicked:?}");
    assert!(panicked.all("vary").is_empty(), "{panicked:?}");
    assert!(asked("/v2/nowhere", "*/*").body.starts_with(r#"{"status":404,"code":"no_route""#));

    let page = asked("/taken", "text/html");
    assert_eq!(page.body, "<title>409</title>&lt;b&gt;&quot;Ada&quot;&lt;/b&gt; is taken");
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(page.header("vary"), "accept");
    let page = asked("/nowhere", "text/html");
    assert_eq!((page.status, &*page.body), (404, "<title>404</title>No route"));
    assert_eq!(page.header("vary"), "accept");
    assert_eq!(page.header("x-request-id"), "req_1");

    // A success is the same for all.
    assert!(asked("/hand", "*/*").all("vary").is_empty());
}

/// The answers of routes inside another layer, which chooses a shape for all of them.
fn answers_inside(address: SocketAddr) {
    let asked = |path, accept: &str| get(address, path, &["x-request-id: req_1", &format!("accept: {accept}")]);
    for accept in ["*/*", "text/html"] {
        for (path, status) in [("/vendor/taken", 409), ("/vendor/panic", 500), ("/vendor/nowhere", 404)] {
            let answer = asked(path, accept);
            assert_eq!(answer.status, status, "{path}");
            assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
            assert!(answer.body.contains(r#""instance":"urn:request:req_1""#), "{answer:?}");
        }
    }
}

#[test]
fn axum() {
    let address = services::axum(on_axum::app());
    answers_by_request(address);
    answers_inside(address);
}

#[test]
fn actix_web() {
    let address = services::actix(on_actix::app);
    answers_by_request(address);
    answers_inside(address);
}

#[test]
fn poem() {
    let address = services::poem(on_poem::app());
    answers_by_request(address);
    answers_inside(address);
}

#[test]
fn rocket() {
    answers_by_request(services::rocket(on_rocket::app()));
}

#[test]
fn an_inner_scope_replaces_the_shape_too() {
    let body = Context::new().envelope::<Flat>().scope(|| Context::new().scope(|| TAKEN.to_json()));
    assert!(body.starts_with(r#"{"errors""#), "{body}");
}
