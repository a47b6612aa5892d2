//! Makes errors responses of poem, and turns its own failures into errors of the application.
//!
//! # From an empty project to a consistent API
//!
//! ```toml
//! [dependencies]
//! error-catalog = { version = "0.1", features = ["poem"] }
//! poem = "3"
//! tokio = { version = "1", features = ["full"] }
//! ```
//!
//! A handler returns an error type: the derive implements poem's `ResponseError` and `IntoResponse`, so `?` works.
//! [`ErrorMiddleware`] turns poem's own failures into errors of the application. It takes one function and wraps everything
//! else:
//!
//! ```
//! use error_catalog::poem::ErrorMiddleware;
//! use error_catalog::{ApiError, Failure, FailureKind};
//! use poem::web::{Json, Path};
//! use poem::{Endpoint, EndpointExt, Route, get, handler};
//!
//! #[derive(Debug, ApiError)]
//! enum UserError {
//!     #[api(status = 404, code = "user_not_found", message = "not found", long = "No user was found with id <id>")]
//!     NotFound { id: u64 },
//! }
//!
//! #[derive(Debug, ApiError)]
//! enum ServiceError {
//!     #[api(status = 404, code = "route_not_found", message = "no such route", long = "There is nothing at <path>")]
//!     RouteNotFound { path: String },
//!     #[api(status = 405, code = "method_not_allowed", message = "wrong method")]
//!     MethodNotAllowed,
//!     #[api(status = 400, code = "bad_request", message = "the request cannot be read")]
//!     BadRequest,
//!     #[api(status = 500, code = "internal_error", message = "something went wrong")]
//!     Internal,
//! }
//!
//! /// The one place where failures of poem become errors of this service.
//! fn own(failure: &Failure<'_>) -> ServiceError {
//!     match failure.kind() {
//!         FailureKind::NotFound => ServiceError::RouteNotFound { path: failure.path().to_owned() },
//!         FailureKind::MethodNotAllowed => ServiceError::MethodNotAllowed,
//!         _ if failure.status().is_client_error() => ServiceError::BadRequest,
//!         _ => ServiceError::Internal,
//!     }
//! }
//!
//! #[handler]
//! async fn user(Path(id): Path<u64>) -> Result<String, UserError> {
//!     match id {
//!         1 => Ok("Ada".to_owned()),
//!         _ => Err(UserError::NotFound { id }),
//!     }
//! }
//!
//! fn app() -> impl Endpoint {
//!     Route::new().at("/users/:id", get(user)).with(ErrorMiddleware::new(own))
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let client = poem::test::TestClient::new(app());
//!
//! // An error of a handler:
//! let response = client.get("/users/2").header("x-request-id", "req_1").send().await;
//! response.assert_status(poem::http::StatusCode::NOT_FOUND);
//! response.assert_header("x-request-id", "req_1");
//! response
//!     .assert_text(r#"{"errors":[{"message":"not found","long_message":"No user was found with id 2","code":"user_not_found"}],"trace_id":"req_1"}"#)
//!     .await;
//!
//! // A failure of poem: the path is not a number.
//! let response = client.get("/users/ada").header("x-request-id", "req_2").send().await;
//! response.assert_status(poem::http::StatusCode::BAD_REQUEST);
//! response
//!     .assert_text(r#"{"errors":[{"message":"the request cannot be read","long_message":"the request cannot be read","code":"bad_request"}],"trace_id":"req_2"}"#)
//!     .await;
//! # }
//! ```
//!
//! A program serves it like any endpoint:
//!
//! ```no_run
//! # fn app() -> impl poem::Endpoint {
//! #     poem::Route::new()
//! # }
//! use poem::Server;
//! use poem::listener::TcpListener;
//!
//! #[tokio::main]
//! async fn main() -> Result<(), std::io::Error> {
//!     Server::new(TcpListener::bind("127.0.0.1:3000")).run(app()).await
//! }
//! ```
//!
//! # What the middleware does
//!
//! It opens the [`Context`] of the request, with the id from a well-formed `X-Request-Id` or a new one, and adds the id to
//! every response. All code that runs in the request gets the context from [`Context::current`], except spawned tasks: pass
//! the context to these, and open it there with [`Context::scope`].
//!
//! It replaces every response with a status of 400 or more that is not a rendered error, and answers panics. Headers such
//! as `Allow`, `Retry-After` and `Set-Cookie` are kept, except those that describe the replaced body; extensions are not,
//! unless [`keep`](ErrorMiddleware::keep) names their type. All other responses pass unchanged; their bodies are never
//! read. While a body is polled and when it is dropped, the context of its request is ambient. If a body panics, the event
//! says so, and the connection ends, because its response has begun.
//!
//! # The order of middlewares
//!
//! Middlewares that may answer by themselves, such as `SizeLimit` or authentication, belong inside. `ErrorMiddleware` does
//! not see the responses of middlewares outside it, nor those of the [server itself](self#what-poem-answers).
//!
//! Middlewares that add headers, such as `SetHeader` and `Cors`, belong outside: inside, they skip each error that a handler
//! or poem itself returns, and panics. Outside, every answer is a response:
//!
//! ```
//! use error_catalog::poem::ErrorMiddleware;
//! use poem::middleware::SetHeader;
//! use poem::{Endpoint, EndpointExt, Route};
//! # use error_catalog::Failure;
//! # #[derive(Debug, error_catalog::ApiError)]
//! # #[api(status = 404)]
//! # struct NoRoute;
//! # fn own(_: &Failure<'_>) -> NoRoute {
//! #     NoRoute
//! # }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let app = Route::new()
//!     .with(ErrorMiddleware::new(own))
//!     .with(SetHeader::new().overriding("x-content-type-options", "nosniff"));
//! let response = app.get_response(poem::Request::default()).await;
//! assert_eq!(response.status(), 404);
//! assert_eq!(response.header("x-content-type-options"), Some("nosniff"));
//! # }
//! ```
//!
//! A panic in a program that is built with `panic = "abort"` ends it.
//!
//! # What poem answers
//!
//! hyper answers some requests before any middleware sees them, without a body, and then closes the connection:
//!
//! | status | request |
//! | --- | --- |
//! | 400 | malformed HTTP |
//! | 414 | the request line is too long |
//! | 431 | the head is too large, has too many headers, or states a length of almost 2^64 |
//!
//! Over HTTP/2 it answers 431 alone; other malformed requests end the stream or the connection.
//!
//! hyper closes a connection whose request body nobody read, so a client that is still sending a large body, mostly on a
//! connection that it uses again, may report a broken pipe in place of the answer. The middleware does not read on, as that
//! of axum does: a proxy in front that buffers requests does, or a handler that reads the body before it fails.
//!
//! poem sends no `Allow` with its 405.
//!
//! In development, let clients see the sources of errors:
//!
//! ```
//! use error_catalog::poem::ErrorMiddleware;
//! use error_catalog::{Exposure, Failure};
//! # #[derive(Debug, error_catalog::ApiError)]
//! # #[api(status = 500)]
//! # struct ServiceError;
//! # fn own(_: &Failure<'_>) -> ServiceError {
//! #     ServiceError
//! # }
//!
//! let exposure = if cfg!(debug_assertions) { Exposure::Development } else { Exposure::Production };
//! let middleware = ErrorMiddleware::new(own).exposure(exposure);
//! ```

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{self, Poll};

use ::poem::error::ResponseError;
use ::poem::{Body, Endpoint, IntoResponse, Middleware, Request, Response};
use bytes::Bytes;
use http::header::CONTENT_LENGTH;
use http::{HeaderName, HeaderValue, Method, StatusCode};
use http_body::{Frame, SizeHint};
use http_body_util::combinators::BoxBody;
use pin_project_lite::pin_project;

use crate::answer::{ApiError, Context, Errors, Raised, Rendered, X_REQUEST_ID};
use crate::frameworks::asked::Asked;
use crate::frameworks::guarded::guarded;
use crate::frameworks::mapping::Mapping;
use crate::frameworks::marks::{self, Marks};
use crate::frameworks::scoped::Streamed;
use crate::frameworks::settings::{Settings, keep_method, settings_methods};
use crate::frameworks::{Failure, RequestHead};

/// Marks a rendered error for the middleware, which removes the header. An extension of the response would not work,
/// because poem drops extensions when it converts an error into a response.
const RENDERED: HeaderName = HeaderName::from_static(marks::HEADER);

thread_local! {
    /// The marks of the middleware that will see what is rendered.
    static INSIDE: RefCell<Option<Arc<Marks>>> = const { RefCell::new(None) };
}

/// Opens the [`Context`] of each request, and replaces poem's own failures with errors of the application.
///
/// See the [module](self) for details.
#[derive(Clone, Debug)]
pub struct ErrorMiddleware {
    mapping: Mapping,
    settings: Arc<Settings>,
}

impl ErrorMiddleware {
    /// Creates a middleware that answers each failure with the error that the function returns.
    pub fn new<E: ApiError>(map: impl Fn(&Failure<'_>) -> E + Send + Sync + 'static) -> Self {
        Self { mapping: Mapping::new(map), settings: Arc::default() }
    }

    settings_methods!("error_catalog::poem::ErrorMiddleware");
    keep_method!("error_catalog::poem::ErrorMiddleware");

    /// Opens the context, and adds it to the request.
    fn open(&self, request: &mut Request) -> Asked {
        // Nested routes see only the rest of the path. A request that did not come from a server has no original.
        let (original, rest) = (request.original_uri(), request.uri());
        let uri = if original.path().ends_with(rest.path()) { original } else { rest };
        let outer = request.data::<Context>().cloned();
        let ids = request.headers().get_all(X_REQUEST_ID).iter().map(HeaderValue::as_bytes);
        let context = self.settings.open(outer, ids, RequestHead::new(request.method(), uri.path(), request.headers()));
        let asked = Asked { context, mapping: self.mapping.clone(), settings: Arc::clone(&self.settings) };
        if let Some(id) = id_value(&asked, None, false) {
            request.headers_mut().insert(X_REQUEST_ID, id);
        }
        request.set_data(asked.context.clone());
        asked
    }
}

impl<E: Endpoint> Middleware<E> for ErrorMiddleware {
    type Output = ErrorEndpoint<E>;

    fn transform(&self, endpoint: E) -> Self::Output {
        ErrorEndpoint { inner: endpoint, middleware: self.clone() }
    }
}

/// The endpoint that [`ErrorMiddleware`] makes.
#[derive(Debug)]
pub struct ErrorEndpoint<E> {
    inner: E,
    middleware: ErrorMiddleware,
}

impl<E: Endpoint> Endpoint for ErrorEndpoint<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> ::poem::Result<Response> {
        let asked = self.middleware.open(&mut request);
        let marks = Arc::new(Marks::default());
        let called = guarded(&asked.context, || inside(Arc::clone(&marks), called(&self.inner, request))).await;
        let response = match called {
            Ok((response, text)) => answer(&asked, &marks, response, text.as_deref()),
            Err(panic) => with_answer(asked.answer_panic(&panic.said())),
        };
        let is_bodiless = response.status().as_u16() >= 400 && asked.method() == Method::HEAD;
        Ok(if is_bodiless { without_body(&asked, response) } else { response })
    }
}

/// poem takes the body of a success that answers `HEAD`, but not that of an error, and hyper only over HTTP/1.
fn without_body(asked: &Asked, mut response: Response) -> Response {
    let body: BoxBody<Bytes, std::io::Error> = response.take_body().into();
    // The length is that of the body that GET would return.
    if let Some(length) = http_body::Body::size_hint(&body).exact().filter(|length| *length > 0) {
        response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    asked.discard(body);
    response
}

/// The response of an endpoint, and the text of its error if it returned one.
async fn called<E: Endpoint>(endpoint: &E, request: Request) -> (Response, Option<String>) {
    match endpoint.call(request).await {
        Ok(output) => (output.into_response(), None),
        Err(error) => {
            let text = error.to_string();
            (error.into_response(), Some(text))
        }
    }
}

/// Sets [`INSIDE`] while the future is polled.
async fn inside<F: Future>(marks: Arc<Marks>, future: F) -> F::Output {
    struct Restore(Option<Arc<Marks>>);

    impl Drop for Restore {
        fn drop(&mut self) {
            let outer = self.0.take();
            // This fails only on a thread that is ending, which renders nothing.
            let _ = INSIDE.try_with(|inside| inside.replace(outer));
        }
    }

    let mut future = pin!(future);
    poll_fn(|task| {
        let marks = Some(Arc::clone(&marks));
        let _outer = Restore(INSIDE.try_with(|inside| inside.replace(marks)).unwrap_or_default());
        future.as_mut().poll(task)
    })
    .await
}

/// Adds the id to the response, or replaces the response.
fn answer(asked: &Asked, marks: &Marks, mut response: Response, text: Option<&str>) -> Response {
    let marked = marks.find(response.headers().get_all(RENDERED).iter().map(HeaderValue::as_bytes));
    response.headers_mut().remove(RENDERED);
    let rendered = marked.or_else(|| response.data::<Rendered>().cloned());
    if response.status().as_u16() >= 400 && rendered.is_none() {
        let mut new = with_answer(asked.answer(response.status(), response.headers(), text, text));
        for keep in &asked.settings.keep {
            (keep.http)(response.extensions(), new.extensions_mut());
        }
        asked.discard(response);
        return new;
    }
    let has_own = response.headers().contains_key(X_REQUEST_ID);
    if let Some(id) = id_value(asked, rendered.as_ref(), has_own) {
        response.headers_mut().insert(X_REQUEST_ID, id);
    }
    if let Some(rendered) = rendered {
        response.set_data(rendered);
    }
    let body: BoxBody<Bytes, std::io::Error> = response.take_body().into();
    if http_body::Body::size_hint(&body).exact().is_none() {
        response.set_body(Body::from(BoxBody::new(ScopedBody { body: Streamed::new(asked.clone(), body) })));
    } else {
        response.set_body(Body::from(body));
    }
    response
}

pin_project! {
    /// The body of a response that passes, polled and dropped in the context of its request.
    struct ScopedBody {
        #[pin]
        body: Streamed<BoxBody<Bytes, std::io::Error>>,
    }
}

impl http_body::Body for ScopedBody {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        task: &mut task::Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        self.project().body.poll(|body| body.poll_frame(task))
    }

    fn is_end_stream(&self) -> bool {
        self.body.get().is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.get().size_hint()
    }
}

/// The id for the header of a response.
fn id_value(asked: &Asked, rendered: Option<&Rendered>, has_own: bool) -> Option<HeaderValue> {
    asked.id_for(rendered, has_own).and_then(|id| HeaderValue::from_str(id).ok())
}

/// Converts a rendered error into a response.
fn with_answer(answer: http::Response<Bytes>) -> Response {
    let (head, body) = answer.into_parts();
    let mut response = Response::default();
    response.set_status(head.status);
    *response.headers_mut() = head.headers;
    *response.extensions_mut() = head.extensions;
    response.set_body(body);
    response
}

/// The same, marked for the middleware.
fn respond(answer: http::Response<Bytes>) -> Response {
    let mut response = with_answer(answer);
    let marks = INSIDE.try_with(|inside| inside.borrow().clone()).ok().flatten();
    if let (Some(marks), Some(rendered)) = (marks, response.data::<Rendered>())
        && let Ok(mark) = HeaderValue::from_str(&marks.mark(rendered.clone()))
    {
        response.headers_mut().insert(RENDERED, mark);
    }
    response
}

impl<E: ApiError> ResponseError for Errors<E> {
    fn status(&self) -> StatusCode {
        Errors::status(self)
    }

    fn as_response(&self) -> Response {
        respond(self.to_response())
    }
}

macro_rules! responses {
    ($([$($generics:tt)*] $error:ty),+) => {$(
        impl $($generics)* IntoResponse for $error {
            fn into_response(self) -> Response {
                respond(self.to_response())
            }
        }
    )+};
}

responses!(
    [<E: ApiError + Send>] Errors<E>,
    [<E: ApiError + Send + Sync + 'static>] Raised<E>,
    [] Box<dyn ApiError + Send + Sync>
);

/// For `?` in a function that returns poem's own `Result`.
impl<E: ApiError + Send + Sync + 'static> From<Raised<E>> for ::poem::Error {
    fn from(raised: Raised<E>) -> Self {
        Self::from_response(raised.into_response())
    }
}

/// For `?` in a function that returns poem's own `Result`.
impl From<Box<dyn ApiError + Send + Sync>> for ::poem::Error {
    fn from(error: Box<dyn ApiError + Send + Sync>) -> Self {
        Self::from_response(error.into_response())
    }
}

/// What the expansion of `__poem!` calls.
#[doc(hidden)]
pub mod __private {
    pub use ::poem::error::ResponseError;
    pub use ::poem::{IntoResponse, Response};
    pub use http::StatusCode;

    use crate::answer::ApiError;

    /// The type itself, in a form that rustc does not resolve before the impl is used. A bound on it that does not hold is
    /// therefore not an error; the impl just does not apply.
    pub trait Itself<'a> {
        type Itself: ?Sized;
    }

    impl<T: ?Sized> Itself<'_> for T {
        type Itself = T;
    }

    pub fn response(error: &dyn ApiError) -> Response {
        super::respond(error.to_response())
    }
}

/// Expands to the impls of one error type:
/// `impl [<T>] for [UserError<T>] where [T: Display]`.
///
/// `IntoResponse` requires `Send`, which some errors are not.
#[doc(hidden)]
#[macro_export]
macro_rules! __poem {
    (impl [$($generics:tt)*] for [$($error:tt)*] where [$($predicates:tt)*]) => {
        $crate::__poem! { @ [$($generics)*] [] [$($error)*] [$($predicates)*] }
        $crate::__poem! { @ [$($generics)*] [*] [$crate::__private::Box<$($error)*>] [$($predicates)*] }
    };
    (@ [$($generics:tt)*] [$($deref:tt)?] [$($error:tt)*] [$($predicates:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::poem::__private::ResponseError for $($error)*
        where
            $($predicates)*
        {
            fn status(&self) -> $crate::poem::__private::StatusCode {
                $crate::__private::ApiError::status(&$($deref)? *self)
            }

            fn as_response(&self) -> $crate::poem::__private::Response {
                $crate::poem::__private::response(&$($deref)? *self)
            }
        }

        #[automatically_derived]
        impl $($generics)* $crate::poem::__private::IntoResponse for $($error)*
        where
            for<'__itself> <Self as $crate::poem::__private::Itself<'__itself>>::Itself: ::core::marker::Send,
            $($predicates)*
        {
            fn into_response(self) -> $crate::poem::__private::Response {
                $crate::poem::__private::response(&$($deref)? self)
            }
        }
    };
}
