//! Makes errors responses of actix-web, and turns its own failures into errors of the application.
//!
//! # From an empty project to a consistent API
//!
//! ```toml
//! [dependencies]
//! actix-web = "4"
//! error-catalog = { version = "0.1", features = ["actix-web"] }
//! ```
//!
//! A handler returns an error type: the derive implements actix-web's `ResponseError`, so `?` works. [`ErrorMiddleware`]
//! turns actix-web's own failures into errors of the application. It takes one function and wraps the whole app:
//!
//! ```
//! use actix_web::{App, get, test, web};
//! use error_catalog::actix_web::ErrorMiddleware;
//! use error_catalog::{ApiError, Failure, FailureKind};
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
//! /// The one place where failures of actix-web become errors of this service.
//! fn own(failure: &Failure<'_>) -> ServiceError {
//!     match failure.kind() {
//!         FailureKind::NotFound => ServiceError::RouteNotFound { path: failure.path().to_owned() },
//!         FailureKind::MethodNotAllowed => ServiceError::MethodNotAllowed,
//!         _ if failure.status().is_client_error() => ServiceError::BadRequest,
//!         _ => ServiceError::Internal,
//!     }
//! }
//!
//! #[get("/users/{id}")]
//! async fn user(id: web::Path<u64>) -> Result<&'static str, UserError> {
//!     match *id {
//!         1 => Ok("Ada"),
//!         id => Err(UserError::NotFound { id }),
//!     }
//! }
//!
//! # #[actix_web::main]
//! # async fn main() {
//! let app = test::init_service(App::new().wrap(ErrorMiddleware::new(own)).service(user)).await;
//!
//! // An error of a handler:
//! let request = test::TestRequest::get().uri("/users/2").insert_header(("x-request-id", "req_1"));
//! let response = test::call_service(&app, request.to_request()).await;
//! assert_eq!(response.status(), 404);
//! assert_eq!(response.headers().get("x-request-id").unwrap(), "req_1");
//! assert_eq!(
//!     test::read_body(response).await,
//!     r#"{"errors":[{"message":"not found","long_message":"No user was found with id 2","code":"user_not_found"}],"trace_id":"req_1"}"#,
//! );
//!
//! // A failure of actix-web: there is no such route.
//! let request = test::TestRequest::get().uri("/userz").insert_header(("x-request-id", "req_2"));
//! let response = test::call_service(&app, request.to_request()).await;
//! assert_eq!(
//!     test::read_body(response).await,
//!     r#"{"errors":[{"message":"no such route","long_message":"There is nothing at /userz","code":"route_not_found"}],"trace_id":"req_2"}"#,
//! );
//! # }
//! ```
//!
//! A program serves it like any app. The last `wrap` is the outermost:
//!
//! ```no_run
//! # use error_catalog::Failure;
//! # #[derive(Debug, error_catalog::ApiError)]
//! # #[api(status = 500)]
//! # struct ServiceError;
//! # fn own(_: &Failure<'_>) -> ServiceError {
//! #     ServiceError
//! # }
//! use actix_web::{App, HttpServer};
//! use error_catalog::actix_web::ErrorMiddleware;
//!
//! #[actix_web::main]
//! async fn main() -> std::io::Result<()> {
//!     let errors = ErrorMiddleware::new(own);
//!     HttpServer::new(move || App::new().wrap(errors.clone())).bind(("127.0.0.1", 3000))?.run().await
//! }
//! ```
//!
//! # What the middleware does
//!
//! It opens the [`Context`] of the request, with the id from a well-formed `X-Request-Id` or a new one, and adds the id to
//! every response. All code that runs in the request gets the context from [`Context::current`], except spawned tasks and
//! `web::block`: pass the context to these, and open it there with [`Context::scope`].
//!
//! It replaces every response with a status of 400 or more that is not a rendered error, and answers panics. Headers such
//! as `Allow`, `Retry-After` and `Set-Cookie` are kept, except those that describe the replaced body; extensions are not,
//! unless [`keep`](ErrorMiddleware::keep) names their type. All other responses pass unchanged; their bodies are never
//! read. While a body is polled and when it is dropped, the context of its request is ambient. If a body panics, the event
//! says so, and the connection ends, because its response has begun.
//!
//! # The order of middlewares
//!
//! Middlewares that may answer by themselves, such as a rate limit or authentication, belong inside: wrap the app with
//! `ErrorMiddleware` after them. It does not see the responses of middlewares outside it, nor those of the
//! [server itself](self#what-actix-web-answers).
//!
//! Middlewares that only add to what is answered, such as `DefaultHeaders`, `Compress`, `Logger` and actix-cors, work on
//! either side for successes, for errors of handlers and extractors, and for what actix-web answers itself. They do not
//! reach the answers to panics and to errors that a middleware returns, on either side: actix-web hands those on as an
//! `Err`, which such middlewares skip. A header that must be on these too can come from the catalog, by the key `headers`
//! or by [`Envelope::headers`](crate::Envelope::headers).
//!
//! A panic in a program that is built with `panic = "abort"` ends it.
//!
//! # What actix-web answers
//!
//! The server answers some requests before any middleware sees them, without a body, and then closes the connection:
//!
//! | status | request |
//! | --- | --- |
//! | 400 | malformed HTTP, a path of 64 KiB or more, HTTP/1.1 without a `Host` |
//! | 408 | the head takes longer than [`client_request_timeout`], 5 seconds by default |
//! | 431 | the head is too large, or has too many headers |
//!
//! [`client_request_timeout`]: https://docs.rs/actix-web/4/actix_web/struct.HttpServer.html#method.client_request_timeout
//!
//! Two mistakes of actix-http 3.19 concern errors and successes alike. It takes the method of the request that it read last
//! for that of every request, so if a client pipelines a `GET` and a `HEAD`, the answer to the `GET` lacks its body. If the
//! name of a header has 64 KiB or more, it panics and closes the connection without an answer.
//!
//! actix-web's own server reads on when nobody read the body of a request, so a client that is still sending sees the
//! answer.
//!
//! actix-web answers a JSON body of the wrong media type with 400; the middleware reports it as 415, like a form. actix-web
//! answers 404 when a `#[get]` handler is called with another method, because each such handler is a resource of its own;
//! use a `web::resource` with its methods as routes to get a 405. It also answers 404 when a `web::Path` cannot be parsed,
//! unless `PathConfig::default().error_handler(…)` returns 400.
//!
//! In development, let clients see the sources of errors:
//!
//! ```
//! use error_catalog::actix_web::ErrorMiddleware;
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
use std::error::Error as StdError;
use std::future::{Future, Ready, ready};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{self, Poll};

use ::actix_web::body::{BodySize, BoxBody, MessageBody};
use ::actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use ::actix_web::error::{InternalError, JsonPayloadError};
use ::actix_web::http::header as actix;
use ::actix_web::{Error, HttpMessage, HttpResponse, ResponseError};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use pin_project_lite::pin_project;

use crate::answer::{ApiError, Context, Errors, Raised, Rendered};
use crate::frameworks::asked::Asked;
use crate::frameworks::failure::Failure;
use crate::frameworks::guarded::guarded;
use crate::frameworks::head::{RequestHead, RequestHeaders};
use crate::frameworks::mapping::Mapping;
use crate::frameworks::scoped::Streamed;
use crate::frameworks::service::caught;
use crate::frameworks::settings::{Settings, keep_method, settings_methods};

const X_REQUEST_ID: actix::HeaderName = actix::HeaderName::from_static("x-request-id");

/// Opens the [`Context`] of each request, and replaces actix-web's own failures with errors of the application.
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

    settings_methods!("error_catalog::actix_web::ErrorMiddleware");
    keep_method!("error_catalog::actix_web::ErrorMiddleware");

    /// Opens the context of a request.
    fn open(&self, request: &ServiceRequest) -> Asked {
        let outer = request.extensions().get::<Context>().cloned();
        let ids = request.headers().get_all(X_REQUEST_ID).map(actix::HeaderValue::as_bytes);
        let method = request.method().as_str().parse().unwrap_or_default();
        let head = RequestHead::of(&method, request.uri().path(), request.headers());
        let context = self.settings.open(outer, ids, head);
        request.extensions_mut().insert(context.clone());
        Asked { context, mapping: self.mapping.clone(), settings: Arc::clone(&self.settings) }
    }
}

impl<S, B> Transform<S, ServiceRequest> for ErrorMiddleware
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    S::Future: 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<BoxBody>;
    type Error = Error;
    type Transform = ErrorService<S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, Self::InitError>>;

    fn new_transform(&self, service: S) -> Self::Future {
        let middleware = self.clone();
        ready(Ok(ErrorService { service: Rc::new(service), middleware, panicked: RefCell::default() }))
    }
}

/// The service that [`ErrorMiddleware`] makes.
#[derive(Debug)]
pub struct ErrorService<S> {
    service: Rc<S>,
    middleware: ErrorMiddleware,
    /// The message of a panic in `poll_ready`, which answers the next request.
    panicked: RefCell<Option<String>>,
}

impl<S, B> Service<ServiceRequest> for ErrorService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    S::Future: 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<BoxBody>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Error>>>>;

    fn poll_ready(&self, task: &mut task::Context<'_>) -> Poll<Result<(), Error>> {
        caught(|| self.service.poll_ready(task)).unwrap_or_else(|panic| {
            self.panicked.replace(Some(panic.said()));
            Poll::Ready(Ok(()))
        })
    }

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let asked = self.middleware.open(&request);
        if let Some(said) = self.panicked.take() {
            return Box::pin(ready(Err(panicked(&asked, &said))));
        }
        let service = Rc::clone(&self.service);
        Box::pin(async move {
            match guarded(&asked.context, || service.call(request)).await {
                Ok(Ok(response)) => Ok(answer(&asked, response)),
                Ok(Err(error)) => Err(answer_error(&asked, error)),
                Err(panic) => Err(panicked(&asked, &panic.said())),
            }
        })
    }
}

fn answer<B: MessageBody + 'static>(asked: &Asked, response: ServiceResponse<B>) -> ServiceResponse<BoxBody> {
    let (request, response) = response.into_parts();
    ServiceResponse::new(request, own(asked, response, None))
}

/// Replaces an error of a middleware or extractor that is not rendered yet. The result is an error again, because a
/// service response needs the request, which is gone.
fn answer_error(asked: &Asked, error: Error) -> Error {
    match asked.guarded(|| error.error_response()) {
        Ok(response) => {
            let response = own(asked, response, Some(&error));
            InternalError::from_response(error, response).into()
        }
        Err(panic) => panicked(asked, &panic.said()),
    }
}

fn panicked(asked: &Asked, said: &str) -> Error {
    InternalError::from_response("a handler panicked", respond(asked.answer_panic(said))).into()
}

/// Adds the id to the response, or replaces the response.
fn own<B: MessageBody + 'static>(asked: &Asked, response: HttpResponse<B>, error: Option<&Error>) -> HttpResponse {
    let rendered = response.extensions().get::<Rendered>().cloned();
    if response.status().as_u16() < 400 || rendered.is_some() {
        let mut response = response.map_body(|_, body| boxed(asked, body));
        let has_own = response.headers().contains_key(X_REQUEST_ID);
        if let Some(id) = asked.id_for(rendered.as_ref(), has_own)
            && let Ok(id) = actix::HeaderValue::from_str(id)
        {
            response.headers_mut().insert(X_REQUEST_ID, id);
        }
        return response;
    }
    let old = headers_of(response.headers());
    let error = response.error().or(error);
    let text = error.and_then(|error| asked.guarded(|| error.to_string()).ok());
    let status = meant(status_of(response.status()), error);
    let mut new = respond(asked.answer(status, &old, text.as_deref(), text.as_deref()));
    for keep in &asked.settings.keep {
        (keep.actix)(&response.extensions(), &mut new.extensions_mut());
    }
    asked.discard(response);
    new
}

/// A body that is polled and dropped in the context of the request. One that is known already needs none.
fn boxed(asked: &Asked, body: impl MessageBody + 'static) -> BoxBody {
    if body.size() == BodySize::None {
        return BoxBody::new(());
    }
    match body.try_into_bytes() {
        Ok(bytes) => BoxBody::new(bytes),
        Err(body) => BoxBody::new(ScopedBody { body: Streamed::new(asked.clone(), body) }),
    }
}

pin_project! {
    /// The body of a response that passes.
    struct ScopedBody<B> {
        #[pin]
        body: Streamed<B>,
    }
}

impl<B: MessageBody> MessageBody for ScopedBody<B> {
    type Error = Box<dyn StdError>;

    fn size(&self) -> BodySize {
        self.body.get().size()
    }

    fn poll_next(self: Pin<&mut Self>, task: &mut task::Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        self.project().body.poll(|body| body.poll_next(task)).map_err(Into::into)
    }
}

/// The accurate status: actix-web answers a wrong media type with 400 for JSON, but with 415 for a form.
fn meant(status: StatusCode, error: Option<&Error>) -> StatusCode {
    match error.and_then(Error::as_error::<JsonPayloadError>) {
        Some(JsonPayloadError::ContentType) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        _ => status,
    }
}

/// Converts a rendered error into a response.
fn respond(response: Response<Bytes>) -> HttpResponse {
    let (head, body) = response.into_parts();
    let mut response = HttpResponse::with_body(actix_status(head.status), BoxBody::new(body));
    *response.headers_mut() = actix_headers(&head.headers);
    if let Some(rendered) = head.extensions.get::<Rendered>() {
        response.extensions_mut().insert(rendered.clone());
    }
    response
}

// actix-web uses the types of `http` 0.2.

impl RequestHeaders for actix::HeaderMap {
    fn first(&self, name: &HeaderName) -> Option<&str> {
        self.get(name.as_str())?.to_str().ok()
    }
}

fn status_of(status: ::actix_web::http::StatusCode) -> StatusCode {
    StatusCode::from_u16(status.as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn actix_status(status: StatusCode) -> ::actix_web::http::StatusCode {
    let status = ::actix_web::http::StatusCode::from_u16(status.as_u16());
    status.unwrap_or(::actix_web::http::StatusCode::INTERNAL_SERVER_ERROR)
}

fn headers_of(headers: &actix::HeaderMap) -> HeaderMap {
    let mut converted = HeaderMap::with_capacity(headers.len());
    for (name, value) in headers {
        let name = HeaderName::from_bytes(name.as_str().as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_bytes(value.as_bytes())) {
            converted.append(name, value);
        }
    }
    converted
}

fn actix_headers(headers: &HeaderMap) -> actix::HeaderMap {
    let mut converted = actix::HeaderMap::with_capacity(headers.len());
    for (name, value) in headers {
        let name = actix::HeaderName::from_bytes(name.as_str().as_bytes());
        if let (Ok(name), Ok(value)) = (name, actix::HeaderValue::from_bytes(value.as_bytes())) {
            converted.append(name, value);
        }
    }
    converted
}

macro_rules! responses {
    ($([$($generics:tt)*] $error:ty),+) => {$(
        impl $($generics)* ResponseError for $error {
            fn status_code(&self) -> ::actix_web::http::StatusCode {
                actix_status(self.status())
            }

            fn error_response(&self) -> HttpResponse {
                respond(self.to_response())
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

/// What the expansion of `__actix_web!` calls.
#[doc(hidden)]
pub mod __private {
    pub use ::actix_web::http::StatusCode;
    pub use ::actix_web::{HttpResponse, ResponseError};

    use crate::answer::ApiError;

    pub fn status_code(error: &dyn ApiError) -> StatusCode {
        super::actix_status(error.status())
    }

    pub fn error_response(error: &dyn ApiError) -> HttpResponse {
        super::respond(error.to_response())
    }
}

/// Expands to the impls of one error type:
/// `impl [<T>] for [UserError<T>] where [T: Display]`.
#[doc(hidden)]
#[macro_export]
macro_rules! __actix_web {
    (impl [$($generics:tt)*] for [$($error:tt)*] where [$($predicates:tt)*]) => {
        $crate::__actix_web! { @ [$($generics)*] [] [$($error)*] [$($predicates)*] }
        $crate::__actix_web! { @ [$($generics)*] [*] [$crate::__private::Box<$($error)*>] [$($predicates)*] }
    };
    (@ [$($generics:tt)*] [$($deref:tt)?] [$($error:tt)*] [$($predicates:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::actix_web::__private::ResponseError for $($error)*
        where
            $($predicates)*
        {
            fn status_code(&self) -> $crate::actix_web::__private::StatusCode {
                $crate::actix_web::__private::status_code(&$($deref)? *self)
            }

            fn error_response(&self) -> $crate::actix_web::__private::HttpResponse {
                $crate::actix_web::__private::error_response(&$($deref)? *self)
            }
        }
    };
}
