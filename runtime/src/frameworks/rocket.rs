//! Makes errors responses of Rocket, and turns its own failures into errors of the application.
//!
//! # From an empty project to a consistent API
//!
//! ```toml
//! [dependencies]
//! error-catalog = { version = "0.1", features = ["rocket"] }
//! rocket = "0.5"
//! ```
//!
//! A handler returns an error type: the derive makes it a `Responder`. [`ErrorFairing`] turns Rocket's own failures into
//! errors of the application, with one function. [`scoped`] wraps the routes, so that handlers run in the context of their
//! request:
//!
//! ```
//! use error_catalog::rocket::{ErrorFairing, scoped};
//! use error_catalog::{ApiError, Failure, FailureKind};
//! use rocket::{Build, Rocket, get, routes};
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
//! /// The one place where failures of Rocket become errors of this service.
//! fn own(failure: &Failure<'_>) -> ServiceError {
//!     match failure.kind() {
//!         FailureKind::NotFound => ServiceError::RouteNotFound { path: failure.path().to_owned() },
//!         FailureKind::MethodNotAllowed => ServiceError::MethodNotAllowed,
//!         _ if failure.status().is_client_error() => ServiceError::BadRequest,
//!         _ => ServiceError::Internal,
//!     }
//! }
//!
//! #[get("/users/<id>")]
//! async fn user(id: u64) -> Result<&'static str, UserError> {
//!     match id {
//!         1 => Ok("Ada"),
//!         _ => Err(UserError::NotFound { id }),
//!     }
//! }
//!
//! fn app() -> Rocket<Build> {
//!     rocket::build().attach(ErrorFairing::new(own)).mount("/", scoped(routes![user]))
//! }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # use rocket::http::{Header, Status};
//! # use rocket::local::blocking::Client;
//! let client = Client::untracked(app())?;
//!
//! // An error of a handler:
//! let response = client.get("/users/2").header(Header::new("x-request-id", "req_1")).dispatch();
//! assert_eq!(response.status(), Status::NotFound);
//! assert_eq!(response.headers().get_one("x-request-id"), Some("req_1"));
//! assert_eq!(
//!     response.into_string().unwrap_or_default(),
//!     r#"{"errors":[{"message":"not found","long_message":"No user was found with id 2","code":"user_not_found"}],"trace_id":"req_1"}"#,
//! );
//!
//! // A failure of Rocket: there is a route, but for another method.
//! let response = client.delete("/users/2").dispatch();
//! assert_eq!(response.status(), Status::MethodNotAllowed);
//! assert_eq!(response.headers().get_one("allow"), Some("GET, HEAD"));
//! # Ok(())
//! # }
//! ```
//!
//! A program launches it like any other:
//!
//! ```no_run
//! # fn app() -> rocket::Rocket<rocket::Build> {
//! #     rocket::build()
//! # }
//! #[rocket::main]
//! async fn main() -> Result<(), rocket::Error> {
//!     app().launch().await?;
//!     Ok(())
//! }
//! ```
//!
//! # What the fairing does
//!
//! It opens the [`Context`] of the request, with the id from a well-formed `X-Request-Id` or a new one, and adds the id to
//! every response. A handler can take the context as a guard, to log it or pass it to tasks; in [`scoped`] routes,
//! [`Context::current`] also returns it:
//!
//! ```
//! use error_catalog::Context;
//! use rocket::get;
//!
//! #[get("/whoami")]
//! fn whoami(context: Context) -> String {
//!     context.request_id.as_deref().unwrap_or_default().to_owned()
//! }
//! # fn main() {
//! #     let _ = rocket::routes![whoami];
//! # }
//! ```
//!
//! It replaces every response with a status of 400 or more that is not a rendered error. Headers such as `Retry-After` and
//! `Set-Cookie` are kept. The responses of catchers are replaced too, unless your catcher returns an error of the catalog
//! or [`Keep`]. All other responses pass unchanged; their bodies are never read. While a stream is polled and when it is
//! dropped, the context of its request is ambient. If a stream panics, the event says so; Rocket ends it like any other.
//!
//! Rocket answers 404 when a path has routes, but none for the method or the media type of the request. If no route was
//! tried, the fairing reports the accurate status instead: 405 with `Allow`, or 415.
//!
//! # Guards
//!
//! Of an error that a request guard fails with, Rocket keeps only the status; it drops the error, and the fairing answers as
//! for any failure with that status. To answer the error itself, let the handler take it:
//!
//! ```
//! use error_catalog::ApiError;
//! use rocket::http::Status;
//! use rocket::request::{FromRequest, Outcome, Request};
//!
//! #[derive(Debug, ApiError)]
//! enum AuthError {
//!     #[api(status = 401, challenge = "Bearer")]
//!     TokenExpired,
//! }
//!
//! struct User;
//!
//! #[rocket::async_trait]
//! impl<'r> FromRequest<'r> for User {
//!     type Error = AuthError;
//!
//!     async fn from_request(_: &'r Request<'_>) -> Outcome<Self, AuthError> {
//!         Outcome::Error((Status::Unauthorized, AuthError::TokenExpired))
//!     }
//! }
//!
//! #[rocket::get("/profile")]
//! fn profile(user: Result<User, AuthError>) -> Result<&'static str, AuthError> {
//!     let _user = user?;
//!     Ok("your profile")
//! }
//! # fn main() {
//! # use error_catalog::rocket::ErrorFairing;
//! # use rocket::local::blocking::Client;
//! # let rocket = rocket::build().attach(ErrorFairing::new(|_| AuthError::TokenExpired));
//! # let client = Client::untracked(rocket.mount("/", rocket::routes![profile])).unwrap();
//! # let response = client.get("/profile").dispatch();
//! # assert_eq!(response.headers().get_one("www-authenticate"), Some("Bearer"));
//! # assert!(response.into_string().unwrap().contains("token_expired"));
//! # }
//! ```
//!
//! # Other failures
//!
//! `Accept` counts only for routes that state a `format`: when none of them fits a `GET`, Rocket answers 404, as for a path
//! without a route.
//!
//! hyper answers some requests before Rocket sees them, without a body, and then closes the connection:
//!
//! | status | request |
//! | --- | --- |
//! | 400 | malformed HTTP |
//! | 414 | the request line is too long |
//! | 431 | the head is too large, has too many headers, or states a length of almost 2^64 |
//!
//! It also closes a connection whose request body nobody read, so a client that is still sending a large body may report a
//! broken pipe in place of the answer; Rocket gives the body to one data guard alone, so the fairing cannot read on.
//!
//! Rocket reads the first 14 bytes of a body before it runs a fairing. A client that states a body, but sends less and stops,
//! is never answered; one that waits for `100 Continue` is always asked to send.
//!
//! A panic in a program that is built with `panic = "abort"` ends it.
//!
//! Rocket catches the panic of a handler, and makes it look like any other 500. In [`scoped`] routes the two are
//! distinguished: the failure is a [`Panic`](crate::FailureKind::Panic), and its message goes to the log.
//!
//! Rocket runs no fairings for a request that it cannot parse. The errors of such requests are rendered by the default
//! catcher that the fairing registers, unless there is one at `/`.
//!
//! In development, let clients see the sources of errors:
//!
//! ```
//! use error_catalog::rocket::ErrorFairing;
//! use error_catalog::{Exposure, Failure};
//! # #[derive(Debug, error_catalog::ApiError)]
//! # #[api(status = 500)]
//! # struct ServiceError;
//! # fn own(_: &Failure<'_>) -> ServiceError {
//! #     ServiceError
//! # }
//!
//! let exposure = if cfg!(debug_assertions) { Exposure::Development } else { Exposure::Production };
//! let fairing = ErrorFairing::new(own).exposure(exposure);
//! ```

use std::convert::Infallible;
use std::io::{self, Cursor};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::task::{self, Poll};

use ::rocket::fairing::{Fairing, Info, Kind};
use ::rocket::http::Status;
use ::rocket::request::{FromRequest, Outcome};
use ::rocket::response::{self, Body, Responder};
use ::rocket::tokio::io::{AsyncRead, ReadBuf};
use ::rocket::{Build, Catcher, Data, Request, Response, Rocket, Route, catcher, route};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use pin_project_lite::pin_project;

use crate::answer::{ApiError, Context, Errors, Raised, Rendered};
use crate::frameworks::Failure;
use crate::frameworks::asked;
use crate::frameworks::guarded::guarded;
use crate::frameworks::head::{RequestHead, RequestHeaders};
use crate::frameworks::mapping::Mapping;
use crate::frameworks::marks::{self, Marks};
use crate::frameworks::scoped::Streamed;
use crate::frameworks::settings::{Settings, settings_methods};

/// Marks a rendered error for the fairing, which removes the header. Rocket's responses have no extensions.
const RENDERED: &str = marks::HEADER;

const X_REQUEST_ID: &str = "x-request-id";

/// Opens the [`Context`] of each request, and replaces Rocket's own failures with errors of the application.
///
/// See the [module](self) for details.
#[derive(Clone, Debug)]
pub struct ErrorFairing {
    mapping: Mapping,
    settings: Arc<Settings>,
}

impl ErrorFairing {
    /// Creates a fairing that answers each failure with the error that the function returns.
    pub fn new<E: ApiError>(map: impl Fn(&Failure<'_>) -> E + Send + Sync + 'static) -> Self {
        Self { mapping: Mapping::new(map), settings: Arc::default() }
    }

    settings_methods!("error_catalog::rocket::ErrorFairing");
}

#[::rocket::async_trait]
impl Fairing for ErrorFairing {
    fn info(&self) -> Info {
        let kind = Kind::Ignite | Kind::Request | Kind::Response | Kind::Singleton;
        Info { name: "Errors of the catalog", kind }
    }

    async fn on_ignite(&self, rocket: Rocket<Build>) -> ::rocket::fairing::Result {
        let is_managed = rocket.state::<Arc<Settings>>().is_some();
        let rocket = if is_managed { rocket } else { rocket.manage(Arc::clone(&self.settings)) };
        let is_caught = rocket.catchers().any(|catcher| catcher.code.is_none() && catcher.base.path() == "/");
        if is_caught {
            return Ok(rocket);
        }
        let mut catcher = Catcher::new(None, Catch(self.mapping.clone()));
        catcher.name = Some("errors_of_the_catalog".into());
        Ok(rocket.register("/", [catcher]))
    }

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        Asked::of(request).has_fairing.store(true, Ordering::Relaxed);
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let asked = Asked::of(request);
        let rendered = asked.marks.find(response.headers().get(RENDERED).map(str::as_bytes));
        response.remove_header(RENDERED);
        let asked_of = asked.with(&self.mapping, &self.settings);
        if response.status().code >= 400 && rendered.is_none() {
            let answer = asked.answer(&self.mapping, request, response);
            asked_of.discard(response.body_mut().take());
            put(answer, response);
            return;
        }
        if let Some(id) = asked_of.id_for(rendered.as_ref(), response.headers().contains(X_REQUEST_ID)) {
            response.set_raw_header(X_REQUEST_ID, id.to_owned());
        }
        if response.body().is_some() && response.body().preset_size().is_none() {
            let chunk = response.body().max_chunk_size();
            let body = response.body_mut().take();
            response.set_streamed_body(ScopedBody { body: Streamed::new(asked_of, body) });
            response.set_max_chunk_size(chunk);
        }
    }
}

pin_project! {
    /// The body of a response that passes, polled and dropped in the context of its request.
    struct ScopedBody<'r> {
        #[pin]
        body: Streamed<Body<'r>>,
    }
}

impl AsyncRead for ScopedBody<'_> {
    fn poll_read(self: Pin<&mut Self>, task: &mut task::Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.project().body.poll(|body| body.poll_read(task, buffer))
    }
}

/// The default catcher, for responses that no fairing sees.
#[derive(Clone)]
struct Catch(Mapping);

#[::rocket::async_trait]
impl catcher::Handler for Catch {
    async fn handle<'r>(&self, status: Status, request: &'r Request<'_>) -> catcher::Result<'r> {
        let asked = Asked::of(request);
        let mut response = Response::new();
        response.set_status(status);
        let answer = asked.answer(&self.0, request, &response);
        let rendered = put(answer, &mut response);
        asked.mark(&mut response, rendered);
        Ok(response)
    }
}

/// What is kept of a request while it is served, in Rocket's request-local cache.
struct Asked {
    context: Context,
    has_fairing: AtomicBool,
    /// The message of a handler's panic.
    panic: OnceLock<String>,
    marks: Marks,
}

impl Asked {
    /// Opens the context on first use.
    fn of<'r>(request: &'r Request<'_>) -> &'r Self {
        request.local_cache(|| {
            let context = match request.rocket().state::<Arc<Settings>>() {
                Some(settings) => {
                    let ids = request.headers().get(X_REQUEST_ID).map(str::as_bytes);
                    let method = method_of(request);
                    let head = RequestHead::of(&method, request.uri().path().as_str(), request.headers());
                    settings.open(None, ids, head)
                }
                // The fairing is not attached.
                None => Context::current(),
            };
            Self { context, has_fairing: AtomicBool::new(false), panic: OnceLock::new(), marks: Marks::default() }
        })
    }

    /// Marks a rendered response, if the fairing will see it.
    fn mark(&self, response: &mut Response<'_>, rendered: Option<Rendered>) {
        if let Some(rendered) = rendered.filter(|_| self.has_fairing.load(Ordering::Relaxed)) {
            response.set_raw_header(RENDERED, self.marks.mark(rendered));
        }
    }

    /// What the layers of all frameworks keep.
    fn with(&self, mapping: &Mapping, settings: &Arc<Settings>) -> asked::Asked {
        let (mapping, settings) = (mapping.clone(), Arc::clone(settings));
        asked::Asked { context: self.context.clone(), mapping, settings }
    }

    /// The application's error, in place of Rocket's response.
    fn answer(&self, mapping: &Mapping, request: &Request<'_>, response: &Response<'_>) -> http::Response<Bytes> {
        let status = StatusCode::from_u16(response.status().code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut headers = headers_of(response);
        let method = method_of(request);
        let path = request.uri().path().as_str();
        if status == StatusCode::INTERNAL_SERVER_ERROR
            && let Some(said) = self.panic.get()
        {
            return mapping.answer(&Failure::panic(&headers, &method, path), &self.context, Some(said));
        }
        let status = meant(status, request, &mut headers);
        mapping.answer(&Failure::new(status, &headers, &method, path), &self.context, None)
    }
}

/// The accurate status for a 404 for which Rocket tried no route.
fn meant(status: StatusCode, request: &Request<'_>, headers: &mut HeaderMap) -> StatusCode {
    if status != StatusCode::NOT_FOUND || request.route().is_some() {
        return status;
    }
    let path = request.uri().path();
    let routes = request.rocket().routes().filter(|route| is_at(route.uri.path(), path.as_str()));
    let (fitting, others): (Vec<&Route>, Vec<&Route>) = routes.partition(|route| route.method == request.method());
    if fitting.is_empty() {
        return match allow(&others) {
            Some(allow) => {
                headers.insert(header::ALLOW, allow);
                StatusCode::METHOD_NOT_ALLOWED
            }
            None => status,
        };
    }
    let has_body = request.method().supports_payload();
    if has_body && fitting.iter().all(|route| route.format.is_some()) {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE;
    }
    status
}

/// Whether the path of a route, with its parameters in `<>`, matches that of a request.
fn is_at(route: &str, path: &str) -> bool {
    let mut expected = route.split('/').filter(|segment| !segment.is_empty());
    let mut segments = path.split('/').filter(|segment| !segment.is_empty());
    loop {
        match (expected.next(), segments.next()) {
            (Some(rest), _) if rest.starts_with('<') && rest.ends_with("..>") => return true,
            (Some(one), Some(segment)) if one.starts_with('<') || one == segment => {}
            (None, None) => return true,
            _ => return false,
        }
    }
}

/// The methods of these routes. Rocket answers `HEAD` where it has `GET`.
fn allow(routes: &[&Route]) -> Option<HeaderValue> {
    let mut methods: Vec<&str> = routes.iter().map(|route| route.method.as_str()).collect();
    if methods.contains(&"GET") {
        methods.push("HEAD");
    }
    methods.sort_unstable();
    methods.dedup();
    (!methods.is_empty()).then(|| HeaderValue::from_str(&methods.join(", ")).ok()).flatten()
}

// Rocket has its own types for methods, headers and statuses.

fn method_of(request: &Request<'_>) -> Method {
    request.method().as_str().parse().unwrap_or_default()
}

impl RequestHeaders for ::rocket::http::HeaderMap<'_> {
    fn first(&self, name: &HeaderName) -> Option<&str> {
        self.get_one(name.as_str())
    }
}

fn headers_of(response: &Response<'_>) -> HeaderMap {
    let mut converted = HeaderMap::new();
    for header in response.headers().iter() {
        let name = HeaderName::from_bytes(header.name().as_str().as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_bytes(header.value().as_bytes())) {
            converted.append(name, value);
        }
    }
    converted
}

/// Replaces the contents of a response with a rendered error.
fn put(answer: http::Response<Bytes>, response: &mut Response<'_>) -> Option<Rendered> {
    let (head, body) = answer.into_parts();
    let old: Vec<String> = response.headers().iter().map(|header| header.name().to_string()).collect();
    for name in old {
        response.remove_header(&name);
    }
    response.set_status(Status::new(head.status.as_u16()));
    for (name, value) in &head.headers {
        if let Ok(value) = std::str::from_utf8(value.as_bytes()) {
            response.adjoin_raw_header(name.as_str().to_owned(), value.to_owned());
        }
    }
    response.set_sized_body(body.len(), Cursor::new(body));
    head.extensions.get().cloned()
}

/// Wraps the routes so that their handlers run in the context of the request: [`Context::current`] returns it, and a panic
/// is distinguished from other failures.
///
/// ```
/// use error_catalog::rocket::scoped;
/// use rocket::{get, routes};
///
/// #[get("/")]
/// fn index() -> &'static str {
///     "hello"
/// }
/// # fn main() {
///
/// let rocket = rocket::build().mount("/", scoped(routes![index]));
/// # }
/// ```
#[must_use = "routes that are not mounted are never asked"]
pub fn scoped(routes: impl IntoIterator<Item = Route>) -> Vec<Route> {
    let mut routes = Vec::from_iter(routes);
    for route in &mut routes {
        route.handler = Box::new(Scoped(route.handler.clone()));
    }
    routes
}

#[derive(Clone)]
struct Scoped(Box<dyn route::Handler>);

#[::rocket::async_trait]
impl route::Handler for Scoped {
    async fn handle<'r>(&self, request: &'r Request<'_>, data: Data<'r>) -> route::Outcome<'r> {
        let asked = Asked::of(request);
        match guarded(&asked.context, || self.0.handle(request, data)).await {
            Ok(outcome) => outcome,
            Err(panic) => {
                // The first panic counts.
                let _ = asked.panic.set(panic.said());
                route::Outcome::Error(Status::InternalServerError)
            }
        }
    }
}

/// The context of the request.
#[::rocket::async_trait]
impl<'r> FromRequest<'r> for Context {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        Outcome::Success(Asked::of(request).context.clone())
    }
}

/// A response that the fairing keeps, whatever its status, such as one that a proxy forwards, or a page for people.
///
/// ```
/// use error_catalog::rocket::Keep;
/// use rocket::http::Status;
/// use rocket::{catch, catchers};
///
/// #[catch(404)]
/// fn not_found() -> Keep<(Status, &'static str)> {
///     Keep((Status::NotFound, "There is no such page."))
/// }
/// # fn main() {
///
/// let rocket = rocket::build().register("/pages", catchers![not_found]);
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Keep<R>(pub R);

impl<'r, 'o: 'r, R: Responder<'r, 'o>> Responder<'r, 'o> for Keep<R> {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'o> {
        let mut response = self.0.respond_to(request)?;
        Asked::of(request).mark(&mut response, Some(Rendered::foreign()));
        Ok(response)
    }
}

/// Renders in the context of the request and converts the result into a response.
fn respond<'o>(request: &Request<'_>, render: impl FnOnce(&Context) -> http::Response<Bytes>) -> Response<'o> {
    let asked = Asked::of(request);
    let mut response = Response::new();
    let rendered = put(render(&asked.context), &mut response);
    asked.mark(&mut response, rendered);
    response
}

macro_rules! responses {
    ($([$($generics:tt)*] $error:ty),+) => {$(
        impl<'r, 'o: 'r, $($generics)*> Responder<'r, 'o> for $error {
            fn respond_to(self, request: &'r Request<'_>) -> response::Result<'o> {
                Ok(respond(request, |context| self.to_response_in(context)))
            }
        }
    )+};
}

responses!(
    [E: ApiError] Errors<E>,
    [E: ApiError + 'static] Raised<E>,
    [] Box<dyn ApiError>,
    [] Box<dyn ApiError + Send + Sync>
);

/// What the expansion of `__rocket!` calls.
#[doc(hidden)]
pub mod __private {
    pub use ::rocket::Request;
    pub use ::rocket::response::{Responder, Result};

    use crate::answer::ApiError;

    #[allow(clippy::missing_errors_doc, reason = "there are none")]
    pub fn respond<'o>(error: &dyn ApiError, request: &Request<'_>) -> Result<'o> {
        Ok(super::respond(request, |context| error.to_response_in(context)))
    }
}

/// Expands to the impls of one error type:
/// `impl [<T>] for [UserError<T>] where [T: Display]`.
///
/// The trait's lifetimes come before the type's parameters, whose `>` closes the list.
#[doc(hidden)]
#[macro_export]
macro_rules! __rocket {
    (impl [] for $($rest:tt)*) => {
        $crate::__rocket! { impl [< >] for $($rest)* }
    };
    (impl [< $($generics:tt)*] for [$($error:tt)*] where [$($predicates:tt)*]) => {
        #[automatically_derived]
        impl<'__r, '__o: '__r, $($generics)* $crate::rocket::__private::Responder<'__r, '__o> for $($error)*
        where
            $($predicates)*
        {
            fn respond_to(
                self,
                __request: &'__r $crate::rocket::__private::Request<'_>,
            ) -> $crate::rocket::__private::Result<'__o> {
                $crate::rocket::__private::respond(&self, __request)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::is_at;

    #[test]
    fn paths_of_routes() {
        for (route, path) in [
            ("/", "/"),
            ("/users", "/users"),
            ("/users/<id>", "/users/1"),
            ("/users/<_>/posts", "/users/1/posts"),
            ("/files/<path..>", "/files/a/b"),
            ("/files/<path..>", "/files"),
            ("/<_..>", "/"),
        ] {
            assert!(is_at(route, path), "{route} {path}");
        }
        for (route, path) in [
            ("/", "/users"),
            ("/users", "/"),
            ("/users/<id>", "/users"),
            ("/users/<id>", "/users/1/posts"),
            ("/users/<_>/posts", "/users/1/pasts"),
            ("/files/<path..>", "/filez/a"),
        ] {
            assert!(!is_at(route, path), "{route} {path}");
        }
    }
}
