//! Makes errors statuses of gRPC, with the details that clients of Google's APIs know.
//!
//! With the feature on, a derived error converts into [`tonic::Status`](Status), and so do [`Errors`] and [`Raised`]. A
//! service method returns it with `?`:
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
    pub fn status<E: ApiError>(error: &E) -> Status {
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
                $crate::__private::tonic::status(&__error)
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
#[derive(Clone, Default)]
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

impl fmt::Debug for ContextLayer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ContextLayer").field("settings", &self.settings).finish()
    }
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
