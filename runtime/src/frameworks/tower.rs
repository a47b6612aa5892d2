//! A layer for any tower service that answers with [`http::Response`].
//!
//! [`ErrorLayer`] does three things for each request:
//!
//! 1. It opens the [`Context`], with the id from a well-formed `X-Request-Id`, else a new one, and the layer's exposure.
//!    The id goes into the header of every response, even of a success, and into every error that is rendered while the
//!    request is served. Handlers get the context from [`Context::current`] or from the extensions of the request.
//! 2. It replaces every response with a status of 400 or more that the services inside it made by themselves with an error
//!    of the application, which a function chooses. Headers that concern the response are kept (`Allow`, `Retry-After`,
//!    `WWW-Authenticate`, cookies, CORS); those that describe the old body are removed. The status and the headers of the
//!    application's error take precedence over the old ones.
//! 3. It catches panics and answers them the same way. The message of a panic goes only to the log.
//!
//! Everything else passes unchanged: successes, redirects, upgrades, streams, rendered errors, and responses marked as
//! [`Rendered`]. No body is ever buffered.
//!
//! The layer covers what is inside it. Put it outermost: it does not see the responses of a timeout or limit around it.
//!
//! ```
//! use error_catalog::{ApiError, ErrorLayer, FailureKind};
//! use http::{Request, Response, StatusCode};
//! use http_body_util::{BodyExt, Full};
//! use tower::{ServiceBuilder, ServiceExt, service_fn};
//!
//! #[derive(Debug, ApiError)]
//! enum ServiceError {
//!     #[api(status = 404, code = "route_not_found", message = "no such route")]
//!     RouteNotFound,
//!     #[api(status = 500, message = "something went wrong")]
//!     Internal,
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let layer = ErrorLayer::new(|failure| match failure.kind() {
//!     FailureKind::NotFound => ServiceError::RouteNotFound,
//!     _ => ServiceError::Internal,
//! });
//! // A framework that knows no route.
//! let framework = service_fn(async |_: Request<()>| {
//!     Response::builder().status(404).body(Full::new(bytes::Bytes::from("Not Found")))
//! });
//! let service = ServiceBuilder::new().layer(layer).service(framework);
//!
//! let request = Request::builder().uri("/userz").header("x-request-id", "req_1").body(())?;
//! let response = service.oneshot(request).await?;
//! assert_eq!(response.status(), StatusCode::NOT_FOUND);
//! assert_eq!(response.headers()["x-request-id"], "req_1");
//! let body = response.into_body().collect().await?.to_bytes();
//! assert_eq!(
//!     body,
//!     r#"{"errors":[{"message":"no such route","long_message":"no such route","code":"route_not_found"}],"trace_id":"req_1"}"#,
//! );
//! # Ok(())
//! # }
//! ```

use std::fmt;
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{self, Poll, Waker, ready};

use bytes::{Buf, Bytes};
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use http::{HeaderMap, HeaderValue, Method, Request, Response, Uri};
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;
use tower_layer::Layer;
use tower_service::Service;

use crate::answer::{ApiError, Context, Rendered, X_REQUEST_ID};
use crate::frameworks::service::{answer, caught};
use crate::frameworks::settings::{Settings, settings_methods};
use crate::frameworks::{Failure, RequestHead};

/// Opens the [`Context`] of each request, and replaces the failures of the services inside it with errors of the
/// application.
///
/// See the [module](self) for details.
pub struct ErrorLayer<F> {
    map: Arc<F>,
    settings: Arc<Settings>,
}

impl<F> ErrorLayer<F> {
    /// Creates a layer that answers each failure with the error that the function returns.
    pub fn new<E>(map: F) -> Self
    where
        F: Fn(&Failure<'_>) -> E,
        E: ApiError,
    {
        Self { map: Arc::new(map), settings: Arc::default() }
    }

    settings_methods!("error_catalog::ErrorLayer");
}

impl<F> Clone for ErrorLayer<F> {
    fn clone(&self) -> Self {
        Self { map: Arc::clone(&self.map), settings: Arc::clone(&self.settings) }
    }
}

impl<F> fmt::Debug for ErrorLayer<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ErrorLayer").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl<S, F> Layer<S> for ErrorLayer<F> {
    type Service = ErrorService<S, F>;

    fn layer(&self, inner: S) -> Self::Service {
        ErrorService { inner, layer: self.clone() }
    }
}

/// The service that [`ErrorLayer`] makes.
pub struct ErrorService<S, F> {
    inner: S,
    layer: ErrorLayer<F>,
}

impl<S: Clone, F> Clone for ErrorService<S, F> {
    fn clone(&self) -> Self {
        Self { inner: self.inner.clone(), layer: self.layer.clone() }
    }
}

impl<S: fmt::Debug, F> fmt::Debug for ErrorService<S, F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ErrorService").field("inner", &self.inner).field("layer", &self.layer).finish()
    }
}

impl<S, F, E, Sent, Answered> Service<Request<Sent>> for ErrorService<S, F>
where
    S: Service<Request<Sent>, Response = Response<Answered>>,
    F: Fn(&Failure<'_>) -> E,
    E: ApiError,
    Answered: Body,
    Answered::Data: From<Bytes>,
{
    type Response = Response<ErrorBody<Answered>>;
    type Error = S::Error;
    type Future = ErrorFuture<S::Future, F>;

    fn poll_ready(&mut self, task: &mut task::Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(task)
    }

    fn call(&mut self, mut request: Request<Sent>) -> Self::Future {
        let asked = Asked::of(&mut request, &self.layer.settings);
        let inner = &mut self.inner;
        let called = caught(|| asked.context.scope(|| inner.call(request)));
        let stage = match called {
            Ok(future) => Stage::Called { future },
            Err(panic) => Stage::Panicked { said: panic.said() },
        };
        ErrorFuture { stage, asked, map: Arc::clone(&self.layer.map) }
    }
}

/// What is kept of a request while it is served.
struct Asked {
    context: Context,
    method: Method,
    uri: Uri,
}

impl Asked {
    /// Opens the context, and adds it to the request.
    fn of<B>(request: &mut Request<B>, settings: &Settings) -> Self {
        let outer = request.extensions().get::<Context>().cloned();
        let ids = request.headers().get_all(X_REQUEST_ID).iter().map(HeaderValue::as_bytes);
        let head = RequestHead::new(request.method(), request.uri().path(), request.headers());
        let context = settings.open(outer, ids, head);
        if let Some(id) = id_of(&context) {
            request.headers_mut().insert(X_REQUEST_ID, id);
        }
        request.extensions_mut().insert(context.clone());
        Self { context, method: request.method().clone(), uri: request.uri().clone() }
    }

    /// Adds the id to the response, or replaces the response.
    fn answer<F, E, B>(&self, map: &F, response: Response<B>) -> Response<ErrorBody<B>>
    where
        F: Fn(&Failure<'_>) -> E,
        E: ApiError,
        B: Body,
        B::Data: From<Bytes>,
    {
        let is_rendered = response.extensions().get::<Rendered>().is_some();
        let is_failure = response.status().as_u16() >= 400;
        let (mut head, body) = response.into_parts();
        if is_failure && !is_rendered {
            let detail = short_text(&head.headers, body);
            let failure = Failure::new(head.status, &head.headers, &self.method, self.uri.path());
            let mut response = self.own(map, failure.with_detail(detail.as_deref()), detail.as_deref());
            response.extensions_mut().extend(head.extensions);
            *response.version_mut() = head.version;
            return response;
        }
        // A rendered error keeps the id that its body shows, which differs if it was rendered outside the context.
        if let Some(id) = id_of(&self.context)
            && !(is_rendered && head.headers.contains_key(X_REQUEST_ID))
        {
            head.headers.insert(X_REQUEST_ID, id);
        }
        Response::from_parts(head, ErrorBody { kind: Kind::Inner { body } })
    }

    /// The application's error, in place of a panic.
    fn answer_panic<F, E, B>(&self, map: &F, said: &str) -> Response<ErrorBody<B>>
    where
        F: Fn(&Failure<'_>) -> E,
        E: ApiError,
    {
        let headers = HeaderMap::new();
        self.own(map, Failure::panic(&headers, &self.method, self.uri.path()), Some(said))
    }

    /// The application's error.
    fn own<F, E, B>(&self, map: &F, failure: Failure<'_>, cause: Option<&str>) -> Response<ErrorBody<B>>
    where
        F: Fn(&Failure<'_>) -> E,
        E: ApiError,
    {
        let mut response = answer(&failure, map, &self.context, cause);
        if self.method == Method::HEAD {
            // The length is that of the body that GET would return.
            let body = std::mem::take(response.body_mut());
            response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
        }
        response.map(ErrorBody::from)
    }
}

/// The id as a header value. An accepted or generated id is always a valid one.
fn id_of(context: &Context) -> Option<HeaderValue> {
    context.request_id.as_deref().and_then(|id| HeaderValue::from_str(id).ok())
}

/// The text of a body, if it is short and already available.
fn short_text(headers: &HeaderMap, body: impl Body) -> Option<String> {
    const LONGEST: u64 = 4096;
    let length = body.size_hint().exact().filter(|length| (1..=LONGEST).contains(length))?;
    if headers.contains_key(CONTENT_ENCODING) {
        return None;
    }
    let mut task = task::Context::from_waker(Waker::noop());
    match pin!(body).poll_frame(&mut task) {
        Poll::Ready(Some(Ok(frame))) => {
            let mut data = frame.into_data().ok()?;
            let bytes = data.copy_to_bytes(data.remaining());
            let is_whole = u64::try_from(bytes.len()) == Ok(length);
            String::from_utf8(bytes.into()).ok().filter(|_| is_whole)
        }
        _ => None,
    }
}

pin_project! {
    /// The future of [`ErrorService`].
    pub struct ErrorFuture<Fut, F> {
        #[pin]
        stage: Stage<Fut>,
        asked: Asked,
        map: Arc<F>,
    }
}

pin_project! {
    #[project = StagePinned]
    enum Stage<Fut> {
        Called { #[pin] future: Fut },
        Panicked { said: String },
    }
}

impl<Fut, F, E, B, Failed> Future for ErrorFuture<Fut, F>
where
    Fut: Future<Output = Result<Response<B>, Failed>>,
    F: Fn(&Failure<'_>) -> E,
    E: ApiError,
    B: Body,
    B::Data: From<Bytes>,
{
    type Output = Result<Response<ErrorBody<B>>, Failed>;

    fn poll(self: Pin<&mut Self>, task: &mut task::Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let (asked, map) = (&*this.asked, &**this.map);
        let future = match this.stage.project() {
            StagePinned::Called { future } => future,
            StagePinned::Panicked { said } => return Poll::Ready(Ok(asked.answer_panic(map, said))),
        };
        // A future that panicked is never polled again: its request is answered.
        let polled = caught(|| asked.context.scope(|| future.poll(task)));
        Poll::Ready(match polled {
            Ok(polled) => ready!(polled).map(|response| asked.answer(map, response)),
            Err(panic) => Ok(asked.answer_panic(map, &panic.said())),
        })
    }
}

impl<Fut, F> fmt::Debug for ErrorFuture<Fut, F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ErrorFuture").field("context", &self.asked.context).finish_non_exhaustive()
    }
}

pin_project! {
    /// The body of a response: the inner service's own body, or a rendered error.
    #[derive(Debug)]
    pub struct ErrorBody<B> {
        #[pin]
        kind: Kind<B>,
    }
}

pin_project! {
    #[project = KindPinned]
    #[derive(Debug)]
    enum Kind<B> {
        Inner { #[pin] body: B },
        Own { body: Bytes },
    }
}

impl<B> From<Bytes> for ErrorBody<B> {
    fn from(body: Bytes) -> Self {
        Self { kind: Kind::Own { body } }
    }
}

/// An empty body.
impl<B> Default for ErrorBody<B> {
    fn default() -> Self {
        Self::from(Bytes::new())
    }
}

impl<B> Body for ErrorBody<B>
where
    B: Body,
    B::Data: From<Bytes>,
{
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        task: &mut task::Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        match self.project().kind.project() {
            KindPinned::Inner { body } => body.poll_frame(task),
            KindPinned::Own { body } if body.is_empty() => Poll::Ready(None),
            KindPinned::Own { body } => Poll::Ready(Some(Ok(Frame::data(std::mem::take(body).into())))),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.kind {
            Kind::Inner { body } => body.is_end_stream(),
            Kind::Own { body } => body.is_empty(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.kind {
            Kind::Inner { body } => body.size_hint(),
            Kind::Own { body } => SizeHint::with_exact(u64::try_from(body.len()).unwrap_or(u64::MAX)),
        }
    }
}
