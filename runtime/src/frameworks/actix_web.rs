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
//! as `Allow`, `Retry-After` and `Set-Cookie` are kept. All other responses pass unchanged; their bodies are never read.
//!
//! Wrap the app with it last, so that it is outermost. It does not see the responses of middlewares outside it, nor those
//! of the server itself, which rejects malformed HTTP and clients that are too slow to send their headers.
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

use std::fmt;
use std::future::{Future, Ready, ready};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use ::actix_web::body::{BoxBody, EitherBody, MessageBody};
use ::actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use ::actix_web::error::{InternalError, JsonPayloadError};
use ::actix_web::http::Uri;
use ::actix_web::http::header as actix;
use ::actix_web::{Error, HttpMessage, HttpResponse, ResponseError};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode};

use crate::answer::{ApiError, Context, Errors, Rendered};
use crate::frameworks::failure::Failure;
use crate::frameworks::head::{RequestHead, RequestHeaders};
use crate::frameworks::mapping::{Mapping, future::guarded};
use crate::frameworks::service::{Panic, caught};
use crate::frameworks::settings::{Settings, settings_methods};

const X_REQUEST_ID: actix::HeaderName = actix::HeaderName::from_static("x-request-id");

/// Opens the [`Context`] of each request, and replaces actix-web's own failures with errors of the application.
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

    settings_methods!("error_catalog::actix_web::ErrorMiddleware");

    /// The context of a request: that of an outer middleware, if there is one.
    fn open(&self, request: &ServiceRequest, method: &Method) -> Context {
        let outer = request.extensions().get::<Context>().cloned();
        let ids = request.headers().get_all(X_REQUEST_ID).map(actix::HeaderValue::as_bytes);
        let context = self.settings.open(outer, ids, RequestHead::of(method, request.uri().path(), request.headers()));
        request.extensions_mut().insert(context.clone());
        context
    }
}

impl fmt::Debug for ErrorMiddleware {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ErrorMiddleware").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl<S, B> Transform<S, ServiceRequest> for ErrorMiddleware
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    S::Future: 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Transform = ErrorService<S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, Self::InitError>>;

    fn new_transform(&self, service: S) -> Self::Future {
        ready(Ok(ErrorService { service: Rc::new(service), middleware: self.clone() }))
    }
}

/// The service that [`ErrorMiddleware`] makes.
#[derive(Debug)]
pub struct ErrorService<S> {
    service: Rc<S>,
    middleware: ErrorMiddleware,
}

impl<S, B> Service<ServiceRequest> for ErrorService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    S::Future: 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Error>>>>;

    ::actix_web::dev::forward_ready!(service);

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let method = request.method().as_str().parse().unwrap_or_default();
        let context = self.middleware.open(&request, &method);
        let mapping = self.middleware.mapping.clone();
        let asked = Asked { mapping, context, method, uri: request.uri().clone() };
        let service = Rc::clone(&self.service);
        Box::pin(async move {
            match guarded(&asked.context, || service.call(request)).await {
                Ok(Ok(response)) => Ok(asked.response(response)),
                Ok(Err(error)) => Err(asked.error(error)),
                Err(panic) => Err(asked.panic(&panic)),
            }
        })
    }
}

/// What is kept of a request while it is served. Holding the `HttpRequest` itself would make actix-web panic.
struct Asked {
    mapping: Mapping,
    context: Context,
    method: Method,
    uri: Uri,
}

impl Asked {
    fn response<B: MessageBody>(&self, response: ServiceResponse<B>) -> ServiceResponse<EitherBody<B>> {
        let (request, response) = response.into_parts();
        ServiceResponse::new(request, self.own(response, None))
    }

    /// Replaces an error of a middleware or extractor that is not rendered yet. The result is an error again, because a
    /// service response needs the request, which is gone.
    fn error(&self, error: Error) -> Error {
        match caught(|| self.context.scope(|| error.error_response())) {
            Ok(response) => {
                let response = self.own(response, Some(&error)).map_into_boxed_body();
                InternalError::from_response(error, response).into()
            }
            Err(panic) => self.panic(&panic),
        }
    }

    fn panic(&self, panic: &Panic) -> Error {
        let headers = HeaderMap::new();
        let failure = Failure::panic(&headers, &self.method, self.uri.path());
        let answer = self.mapping.answer(&failure, &self.context, Some(&panic.said()));
        InternalError::from_response("a handler panicked", respond(answer)).into()
    }

    /// Adds the id to the response, or replaces the response.
    fn own<B>(&self, response: HttpResponse<B>, error: Option<&Error>) -> HttpResponse<EitherBody<B>> {
        let is_rendered = response.extensions().contains::<Rendered>();
        if response.status().as_u16() < 400 || is_rendered {
            return self.with_id(response.map_into_left_body());
        }
        let old = headers_of(response.headers());
        let error = response.error().or(error);
        let detail = error.and_then(|error| caught(|| error.to_string()).ok());
        let status = meant(status_of(response.status()), error);
        let failure = Failure::new(status, &old, &self.method, self.uri.path());
        let answer = self.mapping.answer(&failure.with_detail(detail.as_deref()), &self.context, detail.as_deref());
        let (answer, body) = answer.into_parts();
        let response = response.map_body(|head, _| {
            head.status = actix_status(answer.status);
            head.reason = None;
            head.headers = actix_headers(&answer.headers);
            EitherBody::right(BoxBody::new(body))
        });
        marked(response)
    }

    /// Adds the id, except to a rendered error that has one: its body shows that id, which differs if the error was
    /// rendered outside the context.
    fn with_id<B>(&self, mut response: HttpResponse<B>) -> HttpResponse<B> {
        let has_own = response.extensions().contains::<Rendered>() && response.headers().contains_key(X_REQUEST_ID);
        if let Some(id) = &self.context.request_id
            && let Ok(id) = actix::HeaderValue::from_str(id)
            && !has_own
        {
            response.headers_mut().insert(X_REQUEST_ID, id);
        }
        response
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
    marked(response)
}

fn marked<B>(mut response: HttpResponse<B>) -> HttpResponse<B> {
    response.extensions_mut().insert(Rendered);
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

impl<E: ApiError> ResponseError for Errors<E> {
    fn status_code(&self) -> ::actix_web::http::StatusCode {
        actix_status(self.status())
    }

    fn error_response(&self) -> HttpResponse {
        respond(self.to_response())
    }
}

/// What the expansion of `__actix_web!` calls.
#[doc(hidden)]
pub mod __private {
    pub use ::actix_web::http::StatusCode;
    pub use ::actix_web::{HttpResponse, ResponseError};

    use crate::answer::ApiError;

    pub fn status_code<E: ApiError>(error: &E) -> StatusCode {
        super::actix_status(error.status())
    }

    pub fn error_response<E: ApiError>(error: &E) -> HttpResponse {
        super::respond(error.to_response())
    }
}

/// Expands to the impls of one error type:
/// `impl [<T>] for [UserError<T>] where [T: Display]`.
#[doc(hidden)]
#[macro_export]
macro_rules! __actix_web {
    (impl [$($generics:tt)*] for [$($error:tt)*] where [$($predicates:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::actix_web::__private::ResponseError for $($error)*
        where
            $($predicates)*
        {
            fn status_code(&self) -> $crate::actix_web::__private::StatusCode {
                $crate::actix_web::__private::status_code(self)
            }

            fn error_response(&self) -> $crate::actix_web::__private::HttpResponse {
                $crate::actix_web::__private::error_response(self)
            }
        }
    };
}
