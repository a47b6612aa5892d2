//! Makes errors responses of axum, and turns its own failures into errors of the application.
//!
//! This page leads from an empty project to an API that answers every failure in the shape of its catalog. The feature
//! needs no dependencies that a user of axum does not already have.
//!
//! # 1. The project
//!
//! ```toml
//! [dependencies]
//! axum = "0.8"
//! error-catalog = { version = "0.1", features = ["axum"] }
//! serde = { version = "1", features = ["derive"] }
//! tokio = { version = "1", features = ["macros", "rt-multi-thread", "net"] }
//! ```
//!
//! # 2. Errors are responses
//!
//! With the feature on, a derived error is a response, and so is a list of errors ([`Errors`](crate::Errors)). A handler
//! returns it with `?`, like any error:
//!
//! ```
//! use axum::Json;
//! use axum::extract::Path;
//! use error_catalog::ApiError;
//!
//! #[derive(Debug, ApiError)]
//! pub enum UserError {
//!     /// No user exists with the given id.
//!     #[api(status = 404, code = "user_not_found", message = "not found", long = "No user was found with id <user_id>")]
//!     NotFound { user_id: u64 },
//!
//!     /// The store is down.
//!     #[api(status = 503, code = "users_unavailable", message = "Users are unavailable", retry_after = 30)]
//!     Unavailable(#[api(from)] std::io::Error),
//! }
//!
//! #[derive(serde::Serialize)]
//! struct User {
//!     name: String,
//! }
//!
//! async fn user(Path(user_id): Path<u64>) -> Result<Json<User>, UserError> {
//!     let name = load(user_id)?.ok_or(UserError::NotFound { user_id })?;
//!     Ok(Json(User { name }))
//! }
//!
//! fn load(user_id: u64) -> std::io::Result<Option<String>> {
//!     Ok((user_id == 1).then(|| "Ada".to_owned()))
//! }
//!
//! let app: axum::Router = axum::Router::new().route("/users/{user_id}", axum::routing::get(user));
//! ```
//!
//! # 3. Everything else is a response too
//!
//! A path that is not a number, a route that does not exist, truncated JSON, a handler that panics: axum answers these by
//! itself, in plain text or not at all. [`ErrorLayer`](crate::ErrorLayer) sends *your* errors instead. One function chooses
//! the error:
//!
//! ```
//! use error_catalog::{ApiError, Failure, FailureKind};
//!
//! /// What any route may answer.
//! #[derive(Debug, ApiError)]
//! pub enum ServiceError {
//!     #[api(status = 404, message = "There is nothing at <path>")]
//!     RouteNotFound { path: String },
//!
//!     #[api(status = 405, message = "The method <method> is not allowed here")]
//!     MethodNotAllowed { method: String },
//!
//!     #[api(status = 400, message = "The request cannot be read", long = "<reason>")]
//!     Malformed { reason: String },
//!
//!     #[api(status = 413, message = "The body is too large")]
//!     TooLarge,
//!
//!     #[api(status = 504, message = "The request took too long", retry = "backoff")]
//!     TimedOut,
//!
//!     #[api(status = 500, message = "Something went wrong")]
//!     Internal,
//! }
//!
//! pub fn own(failure: &Failure<'_>) -> ServiceError {
//!     match failure.kind() {
//!         FailureKind::NotFound => ServiceError::RouteNotFound { path: failure.path().to_owned() },
//!         FailureKind::MethodNotAllowed => ServiceError::MethodNotAllowed { method: failure.method().to_string() },
//!         FailureKind::ContentTooLarge => ServiceError::TooLarge,
//!         FailureKind::Timeout => ServiceError::TimedOut,
//!         // axum's extractors say where the request is wrong, for clients to read. They also name Rust types.
//!         _ if failure.status().is_client_error() => {
//!             ServiceError::Malformed { reason: failure.detail().unwrap_or("The request cannot be read").to_owned() }
//!         }
//!         // A panic has no detail, and that of a 500 is not for clients.
//!         _ => ServiceError::Internal,
//!     }
//! }
//! # let headers = http::HeaderMap::new();
//! # let failure = Failure::new(http::StatusCode::GATEWAY_TIMEOUT, &headers, &http::Method::GET, "/");
//! # assert_eq!(own(&failure).code(), "timed_out");
//! ```
//!
//! Add the layer last, so that it is outermost and wraps all routes:
//!
//! ```no_run
//! use axum::{Router, routing::get};
//! use error_catalog::ErrorLayer;
//! # use error_catalog::{ApiError, Failure};
//! # #[derive(Debug, ApiError)]
//! # #[api(status = 500)]
//! # struct ServiceError;
//! # fn own(_: &Failure<'_>) -> ServiceError {
//! #     ServiceError
//! # }
//!
//! #[tokio::main]
//! async fn main() -> std::io::Result<()> {
//!     let app = Router::new().route("/", get("Hello")).layer(ErrorLayer::new(own));
//!     let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
//!     axum::serve(listener, app).await
//! }
//! ```
//!
//! Now each of these has the shape of the catalog, and keeps its headers:
//!
//! | failure | kind | headers kept |
//! | --- | --- | --- |
//! | no route | [`NotFound`] | |
//! | wrong method | [`MethodNotAllowed`] | `Allow` |
//! | `Path`, `Query`, `Form` or `Json` cannot be parsed | [`Malformed`] | |
//! | JSON that does not match the type; a missing form field | [`Unprocessable`] | |
//! | a body without its `Content-Type` | [`UnsupportedMediaType`] | |
//! | a body above [`DefaultBodyLimit`], `RequestBodyLimitLayer` | [`ContentTooLarge`] | |
//! | `TimeoutLayer` | [`Timeout`] | |
//! | a rate limit, load shedding, authentication layers | [`TooManyRequests`], [`Unavailable`], [`Unauthorized`] | `Retry-After`, `WWW-Authenticate` |
//! | a handler, an extractor or a layer inside panics | [`Panic`] | |
//! | a handler answers `(StatusCode::CONFLICT, "…")` itself | by its status, else [`Other`] | all but those of its body |
//!
//! To send a response with a status of 400 or more unchanged, such as one from another server, mark it as
//! [`Rendered::foreign`](crate::Rendered::foreign).
//!
//! [`DefaultBodyLimit`]: https://docs.rs/axum/0.8/axum/extract/struct.DefaultBodyLimit.html
//! [`NotFound`]: crate::FailureKind::NotFound
//! [`MethodNotAllowed`]: crate::FailureKind::MethodNotAllowed
//! [`Malformed`]: crate::FailureKind::Malformed
//! [`Unprocessable`]: crate::FailureKind::Unprocessable
//! [`UnsupportedMediaType`]: crate::FailureKind::UnsupportedMediaType
//! [`ContentTooLarge`]: crate::FailureKind::ContentTooLarge
//! [`Timeout`]: crate::FailureKind::Timeout
//! [`TooManyRequests`]: crate::FailureKind::TooManyRequests
//! [`Unavailable`]: crate::FailureKind::Unavailable
//! [`Unauthorized`]: crate::FailureKind::Unauthorized
//! [`Panic`]: crate::FailureKind::Panic
//! [`Other`]: crate::FailureKind::Other
//!
//! # 4. Where the layer goes
//!
//! The layer covers what is inside it: with `Router::layer`, the routes and fallbacks that the router has *at that point*,
//! and the layers added before it. In a `ServiceBuilder` the first layer is the outermost:
//!
//! ```
//! use std::time::Duration;
//!
//! use axum::{Router, http::StatusCode, routing::get};
//! use error_catalog::ErrorLayer;
//! use tower::ServiceBuilder;
//! use tower_http::{compression::CompressionLayer, timeout::TimeoutLayer, trace::TraceLayer};
//! # use error_catalog::{ApiError, Failure};
//! # #[derive(Debug, ApiError)]
//! # #[api(status = 500)]
//! # struct ServiceError;
//! # fn own(_: &Failure<'_>) -> ServiceError {
//! #     ServiceError
//! # }
//!
//! let layers = ServiceBuilder::new()
//!     .layer(TraceLayer::new_for_http()) // Its span is around all events of the request.
//!     .layer(CompressionLayer::new()) // Only adds to what is answered: it compresses errors as well.
//!     .layer(ErrorLayer::new(own)) // Before all that may answer by itself.
//!     .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, Duration::from_secs(10)));
//! let app: Router = Router::new().route("/", get("Hello")).layer(layers);
//! ```
//!
//! 504 says that the service is late; clients take 408 for their own delay, and send the request again.
//!
//! A panic unwinds past the layers inside, so they add nothing to its response. Put a layer that must affect every
//! response, such as tower-http's `CorsLayer`, outside, where `CompressionLayer` is.
//!
//! hyper answers some requests before any layer sees them, without a body, and then closes the connection:
//!
//! | status | request |
//! | --- | --- |
//! | 400 | malformed HTTP |
//! | 408 | the head takes longer than the header timeout, if the server sets one; hyper then only closes an idle connection |
//! | 414 | the request line is too long |
//! | 431 | the head is too large, has too many headers, or states a length of almost 2^64 |
//!
//! Over HTTP/2 it answers 431 alone; other malformed requests end the stream or the connection.
//!
//! `axum::serve` sets no header timeout. A server that faces the internet should: serve the connections with hyper-util, with
//! `http1().timer(TokioTimer::new()).header_read_timeout(Duration::from_secs(10))` on its connection builder. `axum::serve`
//! also drops most answers to a client that closes its own direction of the connection after the request, as `nc -N` does;
//! `http1().half_close(true)` keeps them.
//!
//! hyper also closes a connection whose request body nobody read, such as that of a request without a token. A client that
//! is still sending would report a broken pipe in place of the answer, so the layer reads on and discards the rest of the
//! body before it answers a failure, up to 1 MiB and 2 seconds: see
//! [`ErrorLayer::discard_unread`](crate::ErrorLayer::discard_unread). It does so where the body of the request is axum's own
//! type: put a layer that changes that type, such as `RequestBodyLimitLayer`, inside.
//!
//! A panic in a program that is built with `panic = "abort"` ends it.
//!
//! Layers may be nested, as in an API whose parts have functions of their own. The innermost layer answers, the others keep
//! its response, and all of them share the context of the request.
//!
//! # 5. The context of a request
//!
//! The request id is the client's `X-Request-Id` if that is well-formed, else a new id. It is in the header of each
//! response, in the body of each error, and in the header of the request that handlers see. While the request is served,
//! [`Context::current`](crate::Context::current) returns the context; `Context` is also an extractor. It is also returned
//! while the body of the response is polled, so that what a stream renders has the id; [`sse_error`] makes an event of an
//! error. Other tasks and threads do not inherit it. Pass it to them by hand:
//!
//! ```
//! use axum::{Router, routing::get};
//! use error_catalog::{ApiError, Context, ErrorLayer};
//!
//! #[derive(Debug, ApiError)]
//! enum ReportError {
//!     #[api(status = 500, message = "The report failed")]
//!     Failed,
//! }
//!
//! async fn report(context: Context) -> Result<String, ReportError> {
//!     // A future in another task:
//!     let task = tokio::spawn(context.scope_async(async { ReportError::Failed.to_json() }));
//!     // A thread that may block:
//!     let blocking = tokio::task::spawn_blocking(move || context.scope(|| ReportError::Failed.to_json()));
//!     let (task, blocking) = (task.await, blocking.await);
//!     Ok(task.map_err(|_| ReportError::Failed)? + &blocking.map_err(|_| ReportError::Failed)?)
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # use http_body_util::BodyExt;
//! # use tower::ServiceExt;
//! let app: Router = Router::new().route("/report", get(report)).layer(ErrorLayer::new(|_| ReportError::Failed));
//! let request = axum::extract::Request::get("/report").header("x-request-id", "req_1").body(axum::body::Body::empty())?;
//! let body = app.oneshot(request).await?.into_body().collect().await?.to_bytes();
//! assert_eq!(std::str::from_utf8(&body)?.matches(r#""trace_id":"req_1""#).count(), 2);
//! # Ok(())
//! # }
//! ```
//!
//! In development, `ErrorLayer::new(own).exposure(Exposure::Development)` shows the sources of errors to clients. Otherwise
//! only the log has them; the feature `tracing` writes it.
//!
//! # 6. Testing
//!
//! A `Router` is a service, so a test calls it without a socket:
//!
//! ```
//! use axum::{Router, body::Body, extract::Request, routing::get};
//! use error_catalog::{ApiError, ErrorLayer};
//! use http_body_util::BodyExt;
//! use tower::ServiceExt;
//!
//! #[derive(Debug, ApiError)]
//! enum ServiceError {
//!     #[api(status = 500, message = "Something went wrong")]
//!     Internal,
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # std::panic::set_hook(Box::new(|_| {}));
//! let broken = async || -> &'static str { panic!("the password is 1234") };
//! let app: Router = Router::new().route("/broken", get(broken)).layer(ErrorLayer::new(|_| ServiceError::Internal));
//!
//! let request = Request::get("/broken").header("x-request-id", "req_1").body(Body::empty())?;
//! let response = app.oneshot(request).await?;
//! assert_eq!(response.status(), 500);
//! let body = response.into_body().collect().await?.to_bytes();
//! assert_eq!(
//!     body,
//!     r#"{"errors":[{"message":"Something went wrong","long_message":"Something went wrong","code":"internal"}],"trace_id":"req_1"}"#,
//! );
//! # Ok(())
//! # }
//! ```

use std::convert::Infallible;

use axum_core::body::Body;
use axum_core::extract::FromRequestParts;
use axum_core::response::{IntoResponse, Response};
use http::request::Parts;

pub use crate::answer::Reported;
use crate::answer::{ApiError, Context, Errors, Raised};

/// Called by expansions of the derive.
#[doc(hidden)]
pub mod __private {
    use axum_core::body::Body;
    pub use axum_core::response::{IntoResponse, Response};

    use crate::answer::ApiError;

    /// The response of an error, in the ambient context.
    pub fn response(error: &dyn ApiError) -> Response {
        error.to_response().map(Body::from)
    }
}

/// Expands to the impls of one error type, and of a box of it:
///
/// ```text
/// impl<T> IntoResponse for UserError<T> where T: Display {
///     fn into_response(self) -> Response {
///         __private::axum::response(&self)
///     }
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __axum {
    (impl [$($generics:tt)*] for [$($error:tt)*] where [$($predicates:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::axum::IntoResponse for $($error)* where $($predicates)* {
            fn into_response(self) -> $crate::__private::axum::Response {
                $crate::__private::axum::response(&self)
            }
        }

        #[automatically_derived]
        impl $($generics)* $crate::__private::axum::IntoResponse for $crate::__private::Box<$($error)*>
        where
            $($predicates)*
        {
            fn into_response(self) -> $crate::__private::axum::Response {
                $crate::__private::axum::response(&*self)
            }
        }
    };
}

/// The error as a server-sent event: its name is `error`, and its data the body that a response would have.
///
/// The response of a stream has begun when an error occurs, so its status cannot say so; an event can. It is rendered as a
/// response is: logged, counted, and in the shape and with the id of the request.
///
/// ```
/// use std::convert::Infallible;
///
/// use axum::response::sse::{Event, Sse};
/// use error_catalog::ApiError;
/// use error_catalog::axum::sse_error;
/// use futures_util::stream::{self, Stream, StreamExt};
///
/// #[derive(Debug, ApiError)]
/// enum FeedError {
///     #[api(status = 503, message = "The feed broke off", retry_after = 5)]
///     BrokeOff,
/// }
///
/// fn feed() -> impl Stream<Item = Result<Event, FeedError>> {
///     stream::iter([Ok(Event::default().data("news")), Err(FeedError::BrokeOff)])
/// }
///
/// async fn handler() -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
///     Sse::new(feed().map(|item| Ok(item.unwrap_or_else(|error| sse_error(&error)))))
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use axum::response::IntoResponse;
/// # use http_body_util::BodyExt;
/// # let body = handler().await.into_response().into_body().collect().await?.to_bytes();
/// # let body = String::from_utf8_lossy(&body);
/// # assert!(body.starts_with("data: news\n\nevent: error\ndata: {\"errors\":[{\"message\":\"The feed broke off\""), "{body}");
/// # Ok(())
/// # }
/// ```
///
/// It takes a [`Raised`] too.
pub fn sse_error<E: Reported + ?Sized>(error: &E) -> ::axum::response::sse::Event {
    let mut event = ::axum::response::sse::Event::default().event("error");
    error.__report(&Context::current(), &mut |report, envelope| {
        let body = envelope.response(report).into_body();
        // An event ends its lines with line feeds; a carriage return would too.
        let data = String::from_utf8_lossy(&body).replace("\r\n", "\n").replace('\r', "\n");
        event = std::mem::take(&mut event).data(data);
    });
    event
}

macro_rules! responses {
    ($([$($generics:tt)*] $error:ty),+) => {$(
        impl $($generics)* IntoResponse for $error {
            fn into_response(self) -> Response {
                self.to_response().map(Body::from)
            }
        }
    )+};
}

responses!(
    [<E: ApiError>] Errors<E>,
    [<E: ApiError + 'static>] Raised<E>,
    [] Box<dyn ApiError>,
    [] Box<dyn ApiError + Send + Sync>
);

/// The context that [`ErrorLayer`](crate::ErrorLayer) opened for the request; without the layer, the ambient one.
impl<S: Sync> FromRequestParts<S> for Context {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get().cloned().unwrap_or_else(Self::current))
    }
}
