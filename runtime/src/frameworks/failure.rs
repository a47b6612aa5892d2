//! Failures that a framework answered by itself.

use std::fmt;

use http::{HeaderMap, Method, StatusCode};

use crate::json::leaves_the_line;

/// The kind of a failure that a framework or middleware answered by itself.
///
/// Later versions may add kinds. All failures without a kind of their own are [`Other`](Self::Other); see
/// [`Failure::status`] to distinguish them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FailureKind {
    /// 404: the route does not exist.
    NotFound,
    /// 405: the route does not support the method. The `Allow` header is kept.
    MethodNotAllowed,
    /// 400: the body, the path or the query cannot be parsed.
    Malformed,
    /// 401: an authentication layer rejected the request. The `WWW-Authenticate` header is kept.
    Unauthorized,
    /// 403: a layer rejected the request.
    Forbidden,
    /// 413: the body is larger than the limit.
    ContentTooLarge,
    /// 415: the handler does not accept the media type of the body.
    UnsupportedMediaType,
    /// 422: the body can be parsed, but not as the type that the handler takes.
    Unprocessable,
    /// 429: a rate limit was exceeded. The `Retry-After` header is kept.
    TooManyRequests,
    /// 408 or 504: the request took too long.
    Timeout,
    /// 503: a layer sheds load, or the service behind it is down. The `Retry-After` header is kept.
    Unavailable,
    /// A handler panicked.
    Panic,
    /// Any other response with a status of 400 or more.
    Other,
}

impl FailureKind {
    /// The kind of a response, by its status. It is never [`Panic`](Self::Panic), which has no status of its own.
    ///
    /// ```
    /// use error_catalog::FailureKind;
    ///
    /// assert_eq!(FailureKind::of(http::StatusCode::REQUEST_TIMEOUT), FailureKind::Timeout);
    /// ```
    pub const fn of(status: StatusCode) -> Self {
        match status.as_u16() {
            400 => Self::Malformed,
            401 => Self::Unauthorized,
            403 => Self::Forbidden,
            404 => Self::NotFound,
            405 => Self::MethodNotAllowed,
            408 | 504 => Self::Timeout,
            413 => Self::ContentTooLarge,
            415 => Self::UnsupportedMediaType,
            422 => Self::Unprocessable,
            429 => Self::TooManyRequests,
            503 => Self::Unavailable,
            _ => Self::Other,
        }
    }
}

/// A failure that a framework or middleware answered by itself. The application chooses one of its own errors for it.
///
/// ```
/// use error_catalog::{ApiError, Failure, FailureKind};
/// use http::{HeaderMap, Method, StatusCode};
///
/// #[derive(Debug, ApiError)]
/// enum ServiceError {
///     #[api(status = 404, message = "There is nothing at <path>")]
///     RouteNotFound { path: String },
///     #[api(status = 400, message = "The request cannot be read")]
///     BadRequest,
///     #[api(status = 500, message = "Something went wrong")]
///     Internal,
/// }
///
/// /// What is given to the layer of a framework.
/// fn own(failure: &Failure<'_>) -> ServiceError {
///     match failure.kind() {
///         FailureKind::NotFound => ServiceError::RouteNotFound { path: failure.path().to_owned() },
///         _ if failure.status().is_client_error() => ServiceError::BadRequest,
///         _ => ServiceError::Internal,
///     }
/// }
///
/// let headers = HeaderMap::new();
/// let failure = Failure::new(StatusCode::NOT_FOUND, &headers, &Method::GET, "/userz");
/// assert_eq!(own(&failure).message().to_string(), "There is nothing at /userz");
/// ```
#[derive(Clone, Copy)]
pub struct Failure<'a> {
    kind: FailureKind,
    status: StatusCode,
    headers: &'a HeaderMap,
    method: &'a Method,
    path: &'a str,
    detail: Option<&'a str>,
}

impl<'a> Failure<'a> {
    /// Creates a failure from the framework's response (status and headers) and from the request (method and path).
    pub const fn new(status: StatusCode, headers: &'a HeaderMap, method: &'a Method, path: &'a str) -> Self {
        Self { kind: FailureKind::of(status), status, headers, method, path, detail: None }
    }

    /// Creates a failure for a panic, with the status `500 Internal Server Error`.
    pub const fn panic(headers: &'a HeaderMap, method: &'a Method, path: &'a str) -> Self {
        let failure = Self::new(StatusCode::INTERNAL_SERVER_ERROR, headers, method, path);
        Self { kind: FailureKind::Panic, ..failure }
    }

    /// Adds the framework's own text.
    #[must_use]
    pub const fn with_detail(self, detail: Option<&'a str>) -> Self {
        Self { detail, ..self }
    }

    /// The kind of failure.
    pub const fn kind(&self) -> FailureKind {
        self.kind
    }

    /// The status that the framework answered with.
    pub const fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers that the framework answered with.
    pub const fn headers(&self) -> &'a HeaderMap {
        self.headers
    }

    /// The method of the request.
    pub const fn method(&self) -> &'a Method {
        self.method
    }

    /// The path of the request, as the client sent it: percent-encoded, without the query.
    pub const fn path(&self) -> &'a str {
        self.path
    }

    /// The framework's own text, if it is a line of plain text, such as where the JSON of a body is broken.
    ///
    /// It was written for developers: check what it contains before you show it to clients, and do not show it at all with
    /// a status of 500 or more. Texts of axum's extractors and of serde name Rust types, such as `i64` and `struct NewUser`.
    /// A panic has no text.
    pub const fn detail(&self) -> Option<&'a str> {
        self.detail
    }
}

/// The text, if it is one that an application may want to show: short, and on one line.
pub(super) fn plain(text: &str) -> Option<&str> {
    const LONGEST: usize = 1024;
    let is_plain = (1..=LONGEST).contains(&text.len()) && !text.contains(leaves_the_line);
    is_plain.then_some(text)
}

/// Omits the headers and the text, which may contain secrets.
impl fmt::Debug for Failure<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Failure")
            .field("kind", &self.kind)
            .field("status", &self.status)
            .field("method", &self.method)
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}
