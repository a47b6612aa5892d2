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
//! as `Allow`, `Retry-After` and `Set-Cookie` are kept. All other responses pass unchanged; their bodies are never read.
//!
//! Put it outermost. It does not see the responses of middlewares outside it, nor those of the server itself, which rejects
//! malformed HTTP. poem sends no `Allow` with its 405.
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

use std::cell::Cell;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;

use ::poem::error::ResponseError;
use ::poem::{Endpoint, IntoResponse, Middleware, Request, Response};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};

use crate::answer::{ApiError, Context, Errors, Rendered, X_REQUEST_ID};
use crate::frameworks::mapping::{Mapping, future::guarded};
use crate::frameworks::service::Panic;
use crate::frameworks::settings::{Settings, settings_methods};
use crate::frameworks::{Failure, RequestHead};

/// Marks a rendered error for the middleware, which removes the header. An extension of the response would not work,
/// because poem drops extensions when it converts an error into a response.
const RENDERED: HeaderName = HeaderName::from_static("x-error-catalog-rendered");

thread_local! {
    /// Whether a middleware will see what is rendered.
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Opens the [`Context`] of each request, and replaces poem's own failures with errors of the application.
///
/// See the [module](self) for details.
#[derive(Clone)]
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
}

impl fmt::Debug for ErrorMiddleware {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ErrorMiddleware").field("settings", &self.settings).finish_non_exhaustive()
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
        let asked = Asked::of(&mut request, &self.middleware.settings);
        let answered = guarded(&asked.context, || inside(answer(&self.inner, request))).await;
        Ok(match answered {
            Ok((response, detail)) => asked.answer(&self.middleware.mapping, response, detail.as_deref()),
            Err(panic) => asked.answer_panic(&self.middleware.mapping, &panic),
        })
    }
}

/// The response of an endpoint, and the text of its error if it returned one.
async fn answer<E: Endpoint>(endpoint: &E, request: Request) -> (Response, Option<String>) {
    match endpoint.call(request).await {
        Ok(output) => (output.into_response(), None),
        Err(error) => {
            let detail = error.to_string();
            (error.into_response(), Some(detail))
        }
    }
}

/// Sets [`INSIDE`] while the future is polled.
async fn inside<F: Future>(future: F) -> F::Output {
    struct Restore(bool);

    impl Drop for Restore {
        fn drop(&mut self) {
            // This fails only on a thread that is ending, which renders nothing.
            let _ = INSIDE.try_with(|inside| inside.set(self.0));
        }
    }

    let mut future = pin!(future);
    poll_fn(|task| {
        let _outer = Restore(INSIDE.try_with(|inside| inside.replace(true)).unwrap_or_default());
        future.as_mut().poll(task)
    })
    .await
}

/// What is kept of a request while it is served.
struct Asked {
    context: Context,
    method: Method,
    uri: Uri,
}

impl Asked {
    /// Opens the context, and adds it to the request.
    fn of(request: &mut Request, settings: &Settings) -> Self {
        // Nested routes see only the rest of the path. A request that did not come from a server has no original.
        let (original, rest) = (request.original_uri(), request.uri());
        let uri = if original.path().ends_with(rest.path()) { original } else { rest }.clone();
        let outer = request.data::<Context>().cloned();
        let ids = request.headers().get_all(X_REQUEST_ID).iter().map(HeaderValue::as_bytes);
        let context = settings.open(outer, ids, RequestHead::new(request.method(), uri.path(), request.headers()));
        if let Some(id) = id_of(&context) {
            request.headers_mut().insert(X_REQUEST_ID, id);
        }
        request.set_data(context.clone());
        Self { context, method: request.method().clone(), uri }
    }

    /// Adds the id to the response, or replaces the response.
    fn answer(&self, mapping: &Mapping, mut response: Response, detail: Option<&str>) -> Response {
        let is_marked = response.headers_mut().remove(RENDERED).is_some();
        let is_rendered = is_marked || response.data::<Rendered>().is_some();
        if response.status().as_u16() >= 400 && !is_rendered {
            let headers = std::mem::take(response.headers_mut());
            let failure = Failure::new(response.status(), &headers, &self.method, self.uri.path());
            let answer = mapping.answer(&failure.with_detail(detail), &self.context, detail);
            return with_answer(response, answer);
        }
        if is_marked {
            response.set_data(Rendered);
        }
        // A rendered error keeps the id that its body shows, which differs if it was rendered outside the context.
        if let Some(id) = id_of(&self.context)
            && !(is_rendered && response.headers().contains_key(X_REQUEST_ID))
        {
            response.headers_mut().insert(X_REQUEST_ID, id);
        }
        response
    }

    /// The application's error, in place of a panic.
    fn answer_panic(&self, mapping: &Mapping, panic: &Panic) -> Response {
        let headers = HeaderMap::new();
        let failure = Failure::panic(&headers, &self.method, self.uri.path());
        let answer = mapping.answer(&failure, &self.context, Some(&panic.said()));
        with_answer(Response::default(), answer)
    }
}

/// The id as a header value. An accepted or generated id is always a valid one.
fn id_of(context: &Context) -> Option<HeaderValue> {
    context.request_id.as_deref().and_then(|id| HeaderValue::from_str(id).ok())
}

/// Puts a rendered error into a response, and keeps its extensions.
fn with_answer(mut response: Response, answer: http::Response<Bytes>) -> Response {
    let (head, body) = answer.into_parts();
    response.set_status(head.status);
    *response.headers_mut() = head.headers;
    response.set_data(Rendered);
    response.set_body(body);
    response
}

/// Converts a rendered error into a response.
fn respond(answer: http::Response<Bytes>) -> Response {
    let mut response = with_answer(Response::default(), answer);
    if INSIDE.try_with(Cell::get).unwrap_or_default() {
        response.headers_mut().insert(RENDERED, HeaderValue::from_static("1"));
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

impl<E: ApiError + Send> IntoResponse for Errors<E> {
    fn into_response(self) -> Response {
        respond(self.to_response())
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

    pub fn response<E: ApiError>(error: &E) -> Response {
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
        #[automatically_derived]
        impl $($generics)* $crate::poem::__private::ResponseError for $($error)*
        where
            $($predicates)*
        {
            fn status(&self) -> $crate::poem::__private::StatusCode {
                $crate::__private::ApiError::status(self)
            }

            fn as_response(&self) -> $crate::poem::__private::Response {
                $crate::poem::__private::response(self)
            }
        }

        #[automatically_derived]
        impl $($generics)* $crate::poem::__private::IntoResponse for $($error)*
        where
            for<'__itself> <Self as $crate::poem::__private::Itself<'__itself>>::Itself: ::core::marker::Send,
            $($predicates)*
        {
            fn into_response(self) -> $crate::poem::__private::Response {
                $crate::poem::__private::response(&self)
            }
        }
    };
}
