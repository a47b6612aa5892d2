//! Makes errors statuses of gRPC, with the details that clients of Google's APIs know.
//!
//! One enum answers HTTP and gRPC. The repository has a service that does both, and Connect, in
//! [examples/grpc](https://github.com/error-catalog/error-catalog/tree/main/examples/grpc).
//!
//! # 1. The project
//!
//! ```toml
//! [dependencies]
//! error-catalog = { version = "0.1", features = ["tonic"] }
//! prost = "0.14"
//! tonic = "0.14"
//! tonic-prost = "0.14"
//!
//! [build-dependencies]
//! tonic-prost-build = "0.14"
//! ```
//!
//! # 2. Errors are statuses
//!
//! A derived error converts into [`tonic::Status`](Status), and so do [`Errors`] and [`Raised`]. A method of a service
//! returns it with `?`:
//!
//! ```
//! use error_catalog::ApiError;
//! use tonic::{Code, Status};
//! use tonic_types::StatusExt;
//!
//! #[derive(Debug, ApiError)]
//! #[api(domain = "users.example.com")]
//! pub enum UserError {
//!     /// No user exists with the given id.
//!     #[api(status = 404, code = "user_not_found", message = "not found", long = "No user was found with id <user_id>")]
//!     NotFound { user_id: u64 },
//! }
//!
//! fn find(user_id: u64) -> Result<String, UserError> {
//!     Err(UserError::NotFound { user_id })
//! }
//!
//! fn get_user() -> Result<String, Status> {
//!     Ok(find(7)?)
//! }
//!
//! let status = get_user().unwrap_err();
//! assert_eq!(status.code(), Code::NotFound);
//! assert_eq!(status.message(), "No user was found with id 7");
//! let info = status.get_details_error_info().unwrap();
//! assert_eq!((&*info.reason, &*info.domain, &*info.metadata["user_id"]), ("USER_NOT_FOUND", "users.example.com", "7"));
//! ```
//!
//! The conversion is the answer, so it is logged and counted as a response is: the event has `rpc.response.status_code`.
//!
//! # 3. Methods return any error
//!
//! `Status` takes the errors of the catalog only. Functions that return [`Raised`] take any error, and a method takes theirs:
//!
//! ```
//! use error_catalog::{ApiError, Raise, Raised};
//! use tonic::{Request, Response, Status};
//!
//! #[derive(Debug, ApiError)]
//! enum AppError {
//!     #[api(status = 404, message = "There is no page <number>")]
//!     NoPage { number: usize },
//!     #[api(status = 500, message = "Something went wrong", fallback)]
//!     Internal,
//! }
//!
//! fn page(number: usize) -> Result<String, Raised<AppError>> {
//!     let book = std::fs::read_to_string("/no/such/book").note("while reading the book")?;
//!     Ok(book.split('\u{c}').nth(number).map(str::to_owned).raise(AppError::NoPage { number })?)
//! }
//!
//! // A method of the trait that tonic generates:
//! async fn get(request: Request<usize>) -> Result<Response<String>, Status> {
//!     Ok(Response::new(page(request.into_inner())?))
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let status = get(Request::new(7)).await.unwrap_err();
//! assert_eq!(status.message(), "Something went wrong"); // Neither the cause nor the note.
//! # }
//! ```
//!
//! # 4. What clients get
//!
//! | part | content |
//! | --- | --- |
//! | code | that of `grpc = …`, else [that of the status](crate::GrpcCode::of_status) |
//! | message | the long text, else the short one |
//! | `ErrorInfo` | `reason`: the code in upper snake case; `domain`: that of the enum; `metadata`: all values that the texts, the hint and `meta` show, as strings |
//! | `RetryInfo` | the delay of `retry_after` |
//! | `BadRequest` | a violation for each error that has a pointer, as a member path, or a parameter |
//! | `Help` | the link to the documentation, described by the hint, else by the short text |
//! | `RequestInfo` | the id of the request, in a [context](crate::Context) that has one |
//! | `DebugInfo` | the sources, causes and notes, under [`Exposure::Development`](crate::Exposure::Development) alone |
//!
//! Of several [`Errors`], the code, the message, `ErrorInfo` and `Help` are those of the [lead](crate::Report::lead), and
//! each error has its violation. Declared headers are not sent.
//!
//! Details are in the header `grpc-status-details-bin`. Implementations of gRPC refuse headers of more than 8 KiB, so these
//! take at most 7. What does not fit is omitted: first what development adds, then the help, violations, members of the
//! metadata, the id and the delay. A longer message is cut. The code stays, and so do reason and domain.
//!
//! # 5. The context of a call
//!
//! [`ContextLayer`] is for tonic's own server:
//!
//! ```no_run
//! # // In place of the code that tonic generates.
//! # #[derive(Clone)]
//! # struct UsersServer;
//! # impl tonic::server::NamedService for UsersServer {
//! #     const NAME: &'static str = "users.v1.Users";
//! # }
//! # impl tower::Service<http::Request<tonic::body::Body>> for UsersServer {
//! #     type Response = http::Response<tonic::body::Body>;
//! #     type Error = std::convert::Infallible;
//! #     type Future = std::future::Ready<Result<Self::Response, Self::Error>>;
//! #     fn poll_ready(&mut self, _: &mut std::task::Context<'_>) -> std::task::Poll<Result<(), Self::Error>> {
//! #         std::task::Poll::Ready(Ok(()))
//! #     }
//! #     fn call(&mut self, _: http::Request<tonic::body::Body>) -> Self::Future {
//! #         std::future::ready(Ok(tonic::Status::unimplemented("").into_http()))
//! #     }
//! # }
//! # impl UsersServer {
//! #     fn new(_: ()) -> Self {
//! #         Self
//! #     }
//! # }
//! # let users = ();
//! use error_catalog::tonic::ContextLayer;
//! use tonic::transport::Server;
//!
//! # async {
//! Server::builder()
//!     .layer(ContextLayer::new())
//!     .add_service(UsersServer::new(users))
//!     .serve("127.0.0.1:50051".parse()?)
//!     .await?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # };
//! ```
//!
//! The id is that of `x-request-id` in the metadata, if it is well-formed, else a new one. Every response has it in its
//! metadata. Errors in a stream have it too, because the context is ambient while the stream is polled.
//!
//! # 6. HTTP on the same port
//!
//! With the feature `axum`, [`ErrorLayer`](crate::ErrorLayer) opens the context for both protocols, so that no other layer is
//! needed. A response of gRPC has the status 200, and passes unchanged.
//!
#![cfg_attr(feature = "axum", doc = "```")]
#![cfg_attr(not(feature = "axum"), doc = "```ignore")]
//! # // In place of the code that tonic generates.
//! # #[derive(Clone)]
//! # struct UsersServer;
//! # impl tonic::server::NamedService for UsersServer {
//! #     const NAME: &'static str = "users.v1.Users";
//! # }
//! # impl tower::Service<http::Request<tonic::body::Body>> for UsersServer {
//! #     type Response = http::Response<tonic::body::Body>;
//! #     type Error = std::convert::Infallible;
//! #     type Future = std::future::Ready<Result<Self::Response, Self::Error>>;
//! #     fn poll_ready(&mut self, _: &mut std::task::Context<'_>) -> std::task::Poll<Result<(), Self::Error>> {
//! #         std::task::Poll::Ready(Ok(()))
//! #     }
//! #     fn call(&mut self, _: http::Request<tonic::body::Body>) -> Self::Future {
//! #         std::future::ready(Ok(tonic::Status::not_found("").into_http()))
//! #     }
//! # }
//! # impl UsersServer {
//! #     fn new(_: ()) -> Self {
//! #         Self
//! #     }
//! # }
//! # let users = ();
//! # use error_catalog::{ApiError, Failure};
//! # #[derive(Debug, ApiError)]
//! # #[api(status = 404)]
//! # struct ServiceError;
//! # fn own(_: &Failure<'_>) -> ServiceError {
//! #     ServiceError
//! # }
//! use axum::{Router, routing::get};
//! use error_catalog::ErrorLayer;
//! use tonic::service::Routes;
//!
//! let grpc = Routes::new(UsersServer::new(users)).into_axum_router().reset_fallback();
//! let app: Router = Router::new().route("/", get("Hello")).merge(grpc).layer(ErrorLayer::new(own));
//! # use axum::body::Body;
//! # use axum::extract::Request;
//! # use tower::ServiceExt;
//! # tokio::runtime::Runtime::new()?.block_on(async {
//! #     let call = Request::post("/users.v1.Users/Get").header("x-request-id", "req_1").body(Body::empty())?;
//! #     let response = app.clone().oneshot(call).await?;
//! #     assert_eq!((response.status().as_u16(), &response.headers()["grpc-status"]), (200, &"5".parse()?));
//! #     assert_eq!(response.headers()["x-request-id"], "req_1");
//! #     assert_eq!(app.oneshot(Request::get("/userz").body(Body::empty())?).await?.status(), 404);
//! #     Ok::<(), Box<dyn std::error::Error>>(())
//! # })?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Without `reset_fallback`, tonic answers every path that has no route: with the status 200, and `UNIMPLEMENTED` for a
//! client of gRPC. With it, the status is 404, which such a client reads as `UNIMPLEMENTED`.
//!
//! # 7. Clients
//!
//! [`Received::from_status`](crate::Received::from_status) reads a status, and compares it with the entries of the enum,
//! which a client shares. Clients in other languages find the details with their libraries for `google.rpc`, such as
//! `grpcio-status` in Python.
//!
//! # 8. Connect
//!
//! A call of the [Connect protocol](https://connectrpc.com/docs/protocol) that is not a stream is a POST request whose body
//! may be JSON, so a route of any framework can serve it. Its errors have a shape, which is the envelope
//! [`Connect`](crate::envelope::Connect), with the same details:
//!
//! ```
//! use error_catalog::envelope::Connect;
//! use error_catalog::{ApiError, Context, Received};
//!
//! #[derive(Debug, ApiError)]
//! #[api(status = 422, message = "A name is needed", pointer = "/name")]
//! struct NameMissing;
//!
//! // With a layer: `ErrorLayer::new(own).envelope::<Connect>()`.
//! let response = NameMissing.to_response_in(&Context::new().envelope::<Connect>());
//! assert_eq!(response.status(), 400); // Connect knows no 422.
//! assert!(response.body().starts_with(br#"{"code":"invalid_argument","message":"A name is needed","details":[{"#));
//! assert_eq!(Received::from(response).errors()[0].pointer(), Some("/name"));
//! ```

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{self, Poll, ready};

use ::tonic::server::NamedService;
use ::tonic::{Code, Status};
use http::{HeaderValue, Request, Response};
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;
use tower_layer::Layer;
use tower_service::Service;

use crate::answer::envelope::{Report, RpcStatus};
use crate::answer::{ApiError, Context, Errors, Raised, X_REQUEST_ID, tell_of_call};
use crate::frameworks::RequestHead;
use crate::frameworks::scoped::Scoped;
use crate::frameworks::settings::{Settings, context_methods};

/// Called by expansions of the derive.
#[doc(hidden)]
pub mod __private {
    pub use ::tonic::Status;

    use crate::answer::envelope::Report;
    use crate::answer::{ApiError, Context};

    /// The status of an error, in the ambient context.
    pub fn status(error: &dyn ApiError) -> Status {
        super::status(&Report::of(error, &Context::current()))
    }
}

/// Expands to the impls of one error type, and of a box of it:
///
/// ```text
/// impl<T> From<UserError<T>> for Status where T: Display {
///     fn from(error: UserError<T>) -> Status {
///         __private::tonic::status(&error)
///     }
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __tonic {
    (impl [$($generics:tt)*] for [$($error:tt)*] where [$($predicates:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* ::core::convert::From<$($error)*> for $crate::__private::tonic::Status
        where
            $($predicates)*
        {
            fn from(__error: $($error)*) -> Self {
                $crate::__private::tonic::status(&__error)
            }
        }

        #[automatically_derived]
        impl $($generics)* ::core::convert::From<$crate::__private::Box<$($error)*>>
            for $crate::__private::tonic::Status
        where
            $($predicates)*
        {
            fn from(__error: $crate::__private::Box<$($error)*>) -> Self {
                $crate::__private::tonic::status(&*__error)
            }
        }
    };
}

fn status(report: &Report<'_>) -> Status {
    tell_of_call(report);
    let status = RpcStatus::in_headers(report);
    let code = Code::from_i32(status.code.number());
    let message = status.message.clone();
    Status::with_details(code, message, status.into_bytes().into())
}

impl<E: ApiError> From<Errors<E>> for Status {
    fn from(errors: Errors<E>) -> Self {
        status(&Report::of(&errors, &Context::current()))
    }
}

impl<E: ApiError + 'static> From<Raised<E>> for Status {
    fn from(raised: Raised<E>) -> Self {
        status(&raised.report(&Context::current()))
    }
}

impl From<Box<dyn ApiError>> for Status {
    fn from(error: Box<dyn ApiError>) -> Self {
        status(&Report::of(&*error, &Context::current()))
    }
}

impl From<Box<dyn ApiError + Send + Sync>> for Status {
    fn from(error: Box<dyn ApiError + Send + Sync>) -> Self {
        status(&Report::of(&*error, &Context::current()))
    }
}

/// A layer that opens the [`Context`] of each call, with the id from a well-formed `x-request-id` in its metadata, else a
/// new one.
///
/// While the call is served, and while the messages of its response are sent, [`Context::current`] returns the context, so
/// that every error has the id: in its event, and in the `RequestInfo` of its details. The id is in the metadata of every
/// response, even of a success. [`tonic::Request`](::tonic::Request) has the context among its extensions.
///
/// ```
/// use error_catalog::tonic::ContextLayer;
/// # use error_catalog::ApiError;
/// use http::{Request, Response};
/// use http_body_util::Empty;
/// use tonic::Status;
/// use tower::{ServiceBuilder, ServiceExt, service_fn};
///
/// # #[derive(Debug, ApiError)]
/// # #[api(status = 404)]
/// # struct NotFound;
/// # type Body = Empty<bytes::Bytes>;
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// // In place of the service that tonic generates.
/// let service = service_fn(async |_: Request<Body>| Ok::<_, Status>(Status::from(NotFound).into_http::<Body>()));
/// let service = ServiceBuilder::new().layer(ContextLayer::new()).service(service);
///
/// let call = Request::post("/users.v1.Users/Get").header("x-request-id", "req_1").body(Body::new())?;
/// let response = service.oneshot(call).await?;
/// assert_eq!(response.headers()["grpc-status"], "5");
/// assert_eq!(response.headers()["x-request-id"], "req_1");
/// # Ok(())
/// # }
/// ```
///
/// With tonic's own server, it is `Server::builder().layer(ContextLayer::new())`.
#[derive(Clone, Debug, Default)]
pub struct ContextLayer {
    settings: Arc<Settings>,
}

impl ContextLayer {
    /// Creates a layer that shows clients what an outer layer does, else what [production](crate::Exposure::Production)
    /// does.
    pub fn new() -> Self {
        Self::default()
    }

    context_methods!("error_catalog::tonic::ContextLayer", "Layer::new()", "");
}

impl<S> Layer<S> for ContextLayer {
    type Service = ContextService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        ContextService { inner, layer: self.clone() }
    }
}

/// The service that [`ContextLayer`] makes.
#[derive(Clone, Debug)]
pub struct ContextService<S> {
    inner: S,
    layer: ContextLayer,
}

/// So that the layer may be around one service of a server.
impl<S: NamedService> NamedService for ContextService<S> {
    const NAME: &'static str = S::NAME;
}

impl<S, Sent, Answered> Service<Request<Sent>> for ContextService<S>
where
    S: Service<Request<Sent>, Response = Response<Answered>>,
{
    type Response = Response<ContextBody<Answered>>;
    type Error = S::Error;
    type Future = ContextFuture<S::Future>;

    fn poll_ready(&mut self, task: &mut task::Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(task)
    }

    fn call(&mut self, mut request: Request<Sent>) -> Self::Future {
        let outer = request.extensions().get::<Context>().cloned();
        let ids = request.headers().get_all(X_REQUEST_ID).iter().map(HeaderValue::as_bytes);
        let head = RequestHead::new(request.method(), request.uri().path(), request.headers());
        let context = self.layer.settings.open(outer, ids, head);
        if let Some(id) = id_of(&context) {
            request.headers_mut().insert(X_REQUEST_ID, id);
        }
        request.extensions_mut().insert(context.clone());
        let future = context.scope(|| self.inner.call(request));
        ContextFuture { future: Scoped::new(context.clone(), future), context }
    }
}

fn id_of(context: &Context) -> Option<HeaderValue> {
    HeaderValue::from_str(context.request_id.as_deref()?).ok()
}

pin_project! {
    /// The future of [`ContextService`].
    pub struct ContextFuture<Fut> {
        #[pin]
        future: Scoped<Fut>,
        context: Context,
    }
}

impl<Fut, B, Failed> Future for ContextFuture<Fut>
where
    Fut: Future<Output = Result<Response<B>, Failed>>,
{
    type Output = Result<Response<ContextBody<B>>, Failed>;

    fn poll(self: Pin<&mut Self>, task: &mut task::Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let mut response = ready!(this.future.run(|future| future.poll(task)))?;
        if let Some(id) = id_of(this.context) {
            response.headers_mut().insert(X_REQUEST_ID, id);
        }
        Poll::Ready(Ok(response.map(|body| ContextBody { body: Scoped::new(this.context.clone(), body) })))
    }
}

impl<Fut> fmt::Debug for ContextFuture<Fut> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ContextFuture").field("context", &self.context).finish_non_exhaustive()
    }
}

pin_project! {
    /// The body of a response, which is polled and dropped in the context of its call.
    pub struct ContextBody<B> {
        #[pin]
        body: Scoped<B>,
    }
}

impl<B: fmt::Debug> fmt::Debug for ContextBody<B> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("ContextBody").field(self.body.get()).finish()
    }
}

impl<B: Body> Body for ContextBody<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        task: &mut task::Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        self.project().body.run(|body| body.poll_frame(task))
    }

    fn is_end_stream(&self) -> bool {
        self.body.get().is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.get().size_hint()
    }
}
