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
//! 3. It catches panics and answers them the same way. The message of a panic goes only to the log. Programs that are built
//!    with `panic = "abort"` end instead.
//!
//! Everything else passes unchanged: successes, redirects, upgrades, streams, rendered errors, and responses marked as
//! [`Rendered::foreign`]. No body is ever buffered. While a body is polled and when it is dropped, the context of its
//! request is ambient, so that the errors in a stream have the id of the request too. If a body panics, the event says so,
//! and the connection ends, because its response has begun.
//!
//! Of a replaced response pass its headers, except those that describe its body (`Content-*` but
//! `Content-Security-Policy`, `Digest`, `Repr-Digest`, `ETag`, `Last-Modified`, `Accept-Ranges`, `Transfer-Encoding`,
//! `Trailer`), and the extensions of types that [`ErrorLayer::keep`] names. Nothing else does: no text and no reason phrase.
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
//!
//! # Services that fail
//!
//! An inner service that returns `Err` gave no response, so the layer passes the error on. Services such as
//! `tower::timeout::Timeout` do that. Turn the error into a response inside the layer, and the layer answers it:
//!
//! ```
//! use error_catalog::{ApiError, ErrorLayer};
//! use http::{Request, Response, StatusCode};
//! use http_body_util::Empty;
//! use tower::{BoxError, ServiceBuilder, ServiceExt, service_fn};
//!
//! type Answer = Response<Empty<bytes::Bytes>>;
//!
//! #[derive(Debug, ApiError)]
//! #[api(status = 504, message = "The request took too long")]
//! struct TimedOut;
//!
//! fn answered(result: Result<Answer, BoxError>) -> Result<Answer, BoxError> {
//!     Ok(result.unwrap_or_else(|_| {
//!         let mut response = Answer::default();
//!         *response.status_mut() = StatusCode::GATEWAY_TIMEOUT;
//!         response
//!     }))
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), BoxError> {
//! let service = ServiceBuilder::new()
//!     .layer(ErrorLayer::new(|_| TimedOut))
//!     .map_result(answered)
//!     .service(service_fn(async |_: Request<()>| Err::<Answer, BoxError>("the deadline has passed".into())));
//! let response = service.oneshot(Request::new(())).await?;
//! assert_eq!(response.status(), 504);
//! assert!(response.headers().contains_key("x-request-id"));
//! # Ok(())
//! # }
//! ```

use std::fmt;
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{self, Poll, Waker, ready};

use bytes::{Buf, Bytes};
use http::header::{CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Method, Request, Response, Uri};
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;
use tower_layer::Layer;
use tower_service::Service;

use crate::answer::{ApiError, Context, Rendered, X_REQUEST_ID};
use crate::frameworks::asked::Asked;
use crate::frameworks::mapping::Mapping;
use crate::frameworks::scoped::{Scoped, Streamed};
use crate::frameworks::service::caught;
use crate::frameworks::settings::{Settings, keep_method, settings_methods};
use crate::frameworks::unread::{Discard, Unread};
use crate::frameworks::{Failure, RequestHead};

/// Opens the [`Context`] of each request, and replaces the failures of the services inside it with errors of the
/// application.
///
/// See the [module](self) for details.
#[derive(Clone, Debug)]
pub struct ErrorLayer {
    mapping: Mapping,
    settings: Arc<Settings>,
}

impl ErrorLayer {
    /// Creates a layer that answers each failure with the error that the function returns.
    pub fn new<E: ApiError>(map: impl Fn(&Failure<'_>) -> E + Send + Sync + 'static) -> Self {
        Self { mapping: Mapping::new(map), settings: Arc::default() }
    }

    settings_methods!("error_catalog::ErrorLayer");
    keep_method!("error_catalog::ErrorLayer");

    /// Sets how much of a request's body is read and discarded, and for how long, when a failure is answered although nobody
    /// read the body. The default is 1 MiB and 2 seconds; 0 bytes switch it off.
    ///
    /// hyper closes a connection whose request body nobody read, and a client that is still sending reports a broken pipe in
    /// place of the answer. Beyond the limits, and for HTTP/1 alone, the response says `Connection: close`. A client that
    /// waits for `100 Continue` is not asked to send.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use error_catalog::{ErrorLayer, Failure};
    /// # #[derive(Debug, error_catalog::ApiError)]
    /// # #[api(status = 500)]
    /// # struct ServiceError;
    /// # fn own(_: &Failure<'_>) -> ServiceError {
    /// #     ServiceError
    /// # }
    ///
    /// let layer = ErrorLayer::new(own).discard_unread(64 * 1024, Duration::from_millis(500));
    /// ```
    #[cfg(feature = "axum")]
    #[must_use]
    pub fn discard_unread(self, bytes: u64, time: std::time::Duration) -> Self {
        self.set(|settings| settings.unread = crate::frameworks::unread::Limits { bytes, time })
    }

    /// Opens the context, and adds it to the request.
    fn open<B>(&self, request: &mut Request<B>) -> Asked {
        let outer = request.extensions().get::<Context>().cloned();
        let ids = request.headers().get_all(X_REQUEST_ID).iter().map(HeaderValue::as_bytes);
        let head = RequestHead::new(request.method(), original_uri(request).path(), request.headers());
        let context = self.settings.open(outer, ids, head);
        let asked = Asked { context, mapping: self.mapping.clone(), settings: Arc::clone(&self.settings) };
        if let Some(id) = id_value(&asked, None, false) {
            request.headers_mut().insert(X_REQUEST_ID, id);
        }
        request.extensions_mut().insert(asked.context.clone());
        asked
    }
}

impl<S> Layer<S> for ErrorLayer {
    type Service = ErrorService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        ErrorService { inner, layer: self.clone(), panicked: None }
    }
}

/// The service that [`ErrorLayer`] makes.
pub struct ErrorService<S> {
    inner: S,
    layer: ErrorLayer,
    /// The message of a panic in `poll_ready`, which answers the next request.
    panicked: Option<String>,
}

impl<S: Clone> Clone for ErrorService<S> {
    fn clone(&self) -> Self {
        Self { inner: self.inner.clone(), layer: self.layer.clone(), panicked: None }
    }
}

impl<S: fmt::Debug> fmt::Debug for ErrorService<S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ErrorService")
            .field("inner", &self.inner)
            .field("layer", &self.layer)
            .finish_non_exhaustive()
    }
}

impl<S, Sent, Answered> Service<Request<Sent>> for ErrorService<S>
where
    S: Service<Request<Sent>, Response = Response<Answered>>,
    Sent: 'static,
    Answered: Body,
    Answered::Data: From<Bytes>,
{
    type Response = Response<ErrorBody<Answered>>;
    type Error = S::Error;
    type Future = ErrorFuture<S::Future, Answered>;

    fn poll_ready(&mut self, task: &mut task::Context<'_>) -> Poll<Result<(), Self::Error>> {
        let inner = &mut self.inner;
        caught(|| inner.poll_ready(task)).unwrap_or_else(|panic| {
            self.panicked = Some(panic.said());
            Poll::Ready(Ok(()))
        })
    }

    fn call(&mut self, mut request: Request<Sent>) -> Self::Future {
        let asked = self.layer.open(&mut request);
        let unread = Unread::of(&mut request, asked.settings.unread);
        let inner = &mut self.inner;
        let called = match self.panicked.take() {
            Some(said) => Err(said),
            None => asked.guarded(|| inner.call(request)).map_err(|panic| panic.said()),
        };
        let stage = match called {
            Ok(future) => Stage::Called { future: Scoped::new(asked.context.clone(), future) },
            Err(said) => Stage::Panicked { said },
        };
        ErrorFuture { stage, asked, unread }
    }
}

/// The URI of the request line. Nested routers of axum see only the rest of the path.
fn original_uri<B>(request: &Request<B>) -> &Uri {
    #[cfg(feature = "axum")]
    if let Some(::axum::extract::OriginalUri(uri)) = request.extensions().get() {
        return uri;
    }
    request.uri()
}

/// The id for the header of a response.
fn id_value(asked: &Asked, rendered: Option<&Rendered>, has_own: bool) -> Option<HeaderValue> {
    asked.id_for(rendered, has_own).and_then(|id| HeaderValue::from_str(id).ok())
}

/// Adds the id to the response, or replaces the response.
fn answer<B>(asked: &Asked, response: Response<B>) -> Response<ErrorBody<B>>
where
    B: Body,
    B::Data: From<Bytes>,
{
    let is_failure = response.status().as_u16() >= 400;
    let (mut head, body) = response.into_parts();
    let rendered = head.extensions.get::<Rendered>();
    if is_failure && rendered.is_none() {
        // A body that panics has no text.
        let text = asked.guarded(|| short_text(&head.headers, body)).ok().flatten();
        let detail = text.as_deref().filter(|_| is_plain(&head.headers));
        let mut response = own(asked, asked.answer(head.status, &head.headers, detail, text.as_deref()));
        for keep in &asked.settings.keep {
            (keep.http)(&head.extensions, response.extensions_mut());
        }
        *response.version_mut() = head.version;
        return response;
    }
    if let Some(id) = id_value(asked, rendered, head.headers.contains_key(X_REQUEST_ID)) {
        head.headers.insert(X_REQUEST_ID, id);
    }
    Response::from_parts(head, ErrorBody { kind: Kind::Inner { body: Streamed::new(asked.clone(), body) } })
}

/// The application's error as a response.
fn own<B>(asked: &Asked, mut response: Response<Bytes>) -> Response<ErrorBody<B>> {
    if asked.method() == Method::HEAD {
        // The length is that of the body that GET would return.
        let body = std::mem::take(response.body_mut());
        response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
    }
    response.map(ErrorBody::from)
}

/// Whether the headers are those of plain text.
fn is_plain(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_none_or(|media_type| media_type.as_bytes().starts_with(b"text/plain"))
}

/// The text of a body, if it is short and already available.
fn short_text(headers: &HeaderMap, body: impl Body) -> Option<String> {
    const LONGEST: u64 = 4096;
    let mut body = pin!(body);
    let length = body.size_hint().exact().filter(|length| (1..=LONGEST).contains(length))?;
    if headers.contains_key(CONTENT_ENCODING) {
        return None;
    }
    let mut task = task::Context::from_waker(Waker::noop());
    match body.as_mut().poll_frame(&mut task) {
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
    pub struct ErrorFuture<Fut, B> {
        #[pin]
        stage: Stage<Fut, B>,
        asked: Asked,
        unread: Option<Unread>,
    }
}

pin_project! {
    #[project = StagePinned]
    enum Stage<Fut, B> {
        Called { #[pin] future: Scoped<Fut> },
        Panicked { said: String },
        /// The response waits for the rest of the request.
        Answered { response: Option<Response<ErrorBody<B>>>, rest: Option<Discard> },
    }
}

impl<Fut, B, Failed> Future for ErrorFuture<Fut, B>
where
    Fut: Future<Output = Result<Response<B>, Failed>>,
    B: Body,
    B::Data: From<Bytes>,
{
    type Output = Result<Response<ErrorBody<B>>, Failed>;

    fn poll(self: Pin<&mut Self>, task: &mut task::Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        let asked = &*this.asked;
        let said = match this.stage.as_mut().project() {
            StagePinned::Called { future } => match caught(|| future.run(|future| future.poll(task))) {
                Ok(polled) => Ok(ready!(polled)?),
                Err(panic) => Err(panic.said()),
            },
            StagePinned::Panicked { said } => Err(std::mem::take(said)),
            StagePinned::Answered { response, rest } => return poll_answer(response, rest.as_mut(), task).map(Ok),
        };
        // The future, which may hold the body of the request, is dropped. One that panicked may do so again.
        let _ = caught(|| this.stage.set(Stage::Panicked { said: String::new() }));
        let response = match said {
            Ok(response) => answer(asked, response),
            Err(said) => own(asked, asked.answer_panic(&said)),
        };
        let unread = this.unread.take();
        let rest = if response.status().as_u16() >= 400 { unread.and_then(Unread::rest) } else { None };
        let (mut response, mut rest) = (Some(response), rest);
        let polled = poll_answer(&mut response, rest.as_mut(), task);
        if polled.is_pending() {
            this.stage.set(Stage::Answered { response, rest });
        }
        polled.map(Ok)
    }
}

/// Hands out the response when the rest of the request is read, or not to be waited for.
fn poll_answer<B>(
    response: &mut Option<Response<ErrorBody<B>>>,
    rest: Option<&mut Discard>,
    task: &mut task::Context<'_>,
) -> Poll<Response<ErrorBody<B>>> {
    let closes = match rest {
        Some(rest) => !ready!(rest.poll(task)) && rest.is_http1,
        None => false,
    };
    // Nobody polls a future again that is ready.
    let mut response = response.take().unwrap_or_else(|| Response::new(ErrorBody::default()));
    if closes {
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    Poll::Ready(response)
}

impl<Fut, B> fmt::Debug for ErrorFuture<Fut, B> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ErrorFuture").field("context", &self.asked.context).finish_non_exhaustive()
    }
}

pin_project! {
    /// The body of a response: the inner service's own body, or a rendered error.
    pub struct ErrorBody<B> {
        #[pin]
        kind: Kind<B>,
    }
}

pin_project! {
    #[project = KindPinned]
    enum Kind<B> {
        Inner { #[pin] body: Streamed<B> },
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

impl<B: fmt::Debug> fmt::Debug for ErrorBody<B> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Inner { body } => formatter.debug_tuple("ErrorBody").field(body.get()).finish(),
            Kind::Own { body } => formatter.debug_tuple("ErrorBody").field(body).finish(),
        }
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
            KindPinned::Inner { body } => body.poll(|body| body.poll_frame(task)),
            KindPinned::Own { body } if body.is_empty() => Poll::Ready(None),
            KindPinned::Own { body } => Poll::Ready(Some(Ok(Frame::data(std::mem::take(body).into())))),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.kind {
            Kind::Inner { body } => body.get().is_end_stream(),
            Kind::Own { body } => body.is_empty(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.kind {
            Kind::Inner { body } => body.get().size_hint(),
            Kind::Own { body } => SizeHint::with_exact(u64::try_from(body.len()).unwrap_or(u64::MAX)),
        }
    }
}
