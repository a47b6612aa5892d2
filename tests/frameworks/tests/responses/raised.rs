//! `Raised` and boxed errors are responses of every framework, and show clients nothing that is private.

#![allow(clippy::expect_used, clippy::unused_async, reason = "tests fail by panicking, and handlers are async")]

use std::error::Error;
use std::io;

use bytes::Bytes;
use error_catalog::{ApiError, Raise, Raised};
use http::StatusCode;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "There is no user <id>")]
    NotFound { id: u32 },
}

#[derive(Debug, ApiError)]
enum AppError {
    #[api(transparent)]
    User(UserError),
    #[api(status = 500, message = "Internal error", fallback)]
    Internal(Box<dyn Error + Send + Sync>),
}

type Result<T, E = Raised<AppError>> = std::result::Result<T, E>;

fn unknown() -> Result<&'static str> {
    Err(io::Error::other("CANARY_SOURCE")).note("CANARY_NOTE")?
}

fn known() -> Result<&'static str> {
    Ok(Err(io::Error::other("CANARY_SOURCE")).raise(UserError::NotFound { id: 7 })?)
}

fn boxed() -> Result<&'static str, Box<UserError>> {
    Err(Box::new(UserError::NotFound { id: 7 }))
}

/// An error whose type the signature does not say.
fn dynamic() -> Result<&'static str, Box<dyn ApiError + Send + Sync>> {
    Err(UserError::NotFound { id: 7 })?
}

/// The routes, with the status and body of each.
const ANSWERS: [(&str, u16, &str); 4] = [
    ("/unknown", 500, r#"{"errors":[{"message":"Internal error","long_message":"Internal error","code":"internal"}]}"#),
    (
        "/known",
        404,
        r#"{"errors":[{"message":"There is no user 7","long_message":"There is no user 7","code":"not_found"}]}"#,
    ),
    (
        "/boxed",
        404,
        r#"{"errors":[{"message":"There is no user 7","long_message":"There is no user 7","code":"not_found"}]}"#,
    ),
    (
        "/dynamic",
        404,
        r#"{"errors":[{"message":"There is no user 7","long_message":"There is no user 7","code":"not_found"}]}"#,
    ),
];

/// Checks an answer, whose headers are shown as `Debug` shows them.
fn check((path, status, body): (&str, u16, &str), answered: u16, headers: &str, bytes: &Bytes) {
    assert_eq!(answered, status, "{path}");
    assert_eq!(*bytes, body, "{path}");
    for private in ["CANARY", "raised.rs"] {
        assert!(!headers.contains(private), "{path}: {headers}");
    }
}

#[tokio::test]
async fn on_axum() {
    use axum::Router;
    use axum::body::to_bytes;
    use axum::extract::{FromRequestParts, Request};
    use axum::http::request::Parts;
    use axum::middleware::{Next, from_fn};
    use axum::response::Response;
    use axum::routing::get;
    use tower::ServiceExt;

    /// An extractor that may fail with any error.
    struct Caller;

    impl<S: Sync> FromRequestParts<S> for Caller {
        type Rejection = Raised<AppError>;

        async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
            let id = parts.headers.get("x-user").raise(UserError::NotFound { id: 0 })?;
            let id: u32 = id.to_str()?.parse()?;
            (id == 1).then_some(Self).raise_with(|| UserError::NotFound { id }).map_err(Into::into)
        }
    }

    /// A middleware that may fail with any error.
    async fn middleware(request: Request, next: Next) -> Result<Response> {
        if request.uri().path() == "/middleware" {
            Err(io::Error::other("CANARY_SOURCE"))?;
        }
        Ok(next.run(request).await)
    }

    let app = Router::new()
        .route("/unknown", get(async || unknown()))
        .route("/known", get(async || known()))
        .route("/boxed", get(async || boxed()))
        .route("/dynamic", get(async || dynamic()))
        .route("/caller", get(async |_: Caller| "ok"))
        .layer(from_fn(middleware));
    let call = async |path: &str, user: Option<&str>| {
        let mut request = Request::builder().uri(path);
        if let Some(user) = user {
            request = request.header("x-user", user);
        }
        let request = request.body(axum::body::Body::empty()).expect("it is a request");
        let (head, body) = app.clone().oneshot(request).await.expect("a router never fails").into_parts();
        (head.status.as_u16(), format!("{:?}", head.headers), to_bytes(body, usize::MAX).await.expect("it is whole"))
    };
    for answer in ANSWERS {
        let (status, headers, body) = call(answer.0, None).await;
        check(answer, status, &headers, &body);
    }
    for (path, user, status) in [
        ("/caller", None, 404),
        ("/caller", Some("2"), 404),
        ("/caller", Some("x"), 500),
        ("/caller", Some("1"), 200),
        ("/middleware", None, 500),
    ] {
        let (answered, headers, body) = call(path, user).await;
        assert_eq!(answered, status, "{path} {user:?}");
        assert!(!headers.contains("CANARY") && !String::from_utf8_lossy(&body).contains("CANARY"), "{path} {user:?}");
    }
}

#[actix_web::test]
async fn on_actix_web() {
    use actix_web::test::{TestRequest, call_service, init_service, read_body};
    use actix_web::{App, web};

    let app = App::new()
        .route("/unknown", web::get().to(async || unknown()))
        .route("/known", web::get().to(async || known()))
        .route("/boxed", web::get().to(async || boxed()))
        .route("/dynamic", web::get().to(async || dynamic()));
    let app = init_service(app).await;
    for answer in ANSWERS {
        let response = call_service(&app, TestRequest::with_uri(answer.0).to_request()).await;
        let (status, headers) = (response.status().as_u16(), format!("{:?}", response.headers()));
        check(answer, status, &headers, &read_body(response).await);
    }
}

#[tokio::test]
async fn on_poem() {
    use poem::{Endpoint, Route, get, handler};

    #[handler]
    fn unknown() -> Result<&'static str> {
        super::raised::unknown()
    }
    #[handler]
    fn known() -> poem::Result<&'static str> {
        Ok(super::raised::known()?)
    }
    #[handler]
    fn boxed() -> Result<&'static str, Box<UserError>> {
        super::raised::boxed()
    }

    #[handler]
    fn dynamic() -> poem::Result<&'static str> {
        Ok(super::raised::dynamic()?)
    }

    let app = Route::new()
        .at("/unknown", get(unknown))
        .at("/known", get(known))
        .at("/boxed", get(boxed))
        .at("/dynamic", get(dynamic));
    for answer in ANSWERS {
        let request = poem::Request::builder().uri_str(answer.0).finish();
        let response = app.get_response(request).await;
        let (status, headers) = (response.status().as_u16(), format!("{:?}", response.headers()));
        check(answer, status, &headers, &response.into_body().into_bytes().await.expect("it is whole"));
    }
}

mod routes {
    use error_catalog::ApiError;
    use rocket::get;

    use super::{Result, UserError};

    #[get("/unknown")]
    pub(super) fn unknown() -> Result<&'static str> {
        super::unknown()
    }

    #[get("/known")]
    pub(super) fn known() -> Result<&'static str> {
        super::known()
    }

    #[get("/boxed")]
    pub(super) fn boxed() -> Result<&'static str, Box<UserError>> {
        super::boxed()
    }

    #[get("/dynamic")]
    pub(super) fn dynamic() -> Result<&'static str, Box<dyn ApiError + Send + Sync>> {
        super::dynamic()
    }
}

#[tokio::test]
async fn on_rocket() {
    use rocket::local::asynchronous::Client;

    let routes = rocket::routes![routes::unknown, routes::known, routes::boxed, routes::dynamic];
    let client = Client::untracked(rocket::build().mount("/", routes)).await.expect("it launches");
    for answer in ANSWERS {
        let response = client.get(answer.0).dispatch().await;
        let (status, headers) = (response.status().code, format!("{:?}", response.headers()));
        check(answer, status, &headers, &response.into_bytes().await.expect("there is a body").into());
    }
}

#[test]
fn the_status_is_that_of_the_answer() {
    let statuses = [unknown().map_err(|error| error.status()), known().map_err(|error| error.status())];
    assert_eq!(statuses, [Err(StatusCode::INTERNAL_SERVER_ERROR), Err(StatusCode::NOT_FOUND)]);
}

#[tokio::test]
async fn as_a_server_sent_event() {
    use axum::body::to_bytes;
    use axum::response::IntoResponse;
    use axum::response::sse::{Event, Sse};
    use error_catalog::axum::sse_error;

    let event = unknown().map_or_else(|error| sse_error(&error), |data| Event::default().data(data));
    let events = futures_util::stream::iter([Ok::<_, std::convert::Infallible>(event)]);
    let body = to_bytes(Sse::new(events).into_response().into_body(), usize::MAX).await.expect("it is whole");
    assert_eq!(body, format!("event: error\ndata: {}\n\n", ANSWERS[0].2));
}
