//! What a framework answered by itself.

use std::fmt;

use http::{HeaderMap, Method, StatusCode};

/// What kind of failure a framework, or a middleware, answered by itself.
///
/// More kinds may be told apart later; those that have none of their own are [`Other`](Self::Other), and
/// [`Failure::status`] tells which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FailureKind {
    /// 404: there is no such route.
    NotFound,
    /// 405: the route has other methods. The `Allow` header stays.
    MethodNotAllowed,
    /// 400: the body, the path or the query cannot be read.
    Malformed,
    /// 401: an authentication layer refused the request. The `WWW-Authenticate` header stays.
    Unauthorized,
    /// 403: a layer refused the request.
    Forbidden,
    /// 413: the body is larger than the limit.
    ContentTooLarge,
    /// 415: the body has another media type than the handler reads.
    UnsupportedMediaType,
    /// 422: the body can be read, but not as what the handler takes.
    Unprocessable,
    /// 429: a rate limit. The `Retry-After` header stays.
    TooManyRequests,
    /// 408 or 504: the request took too long.
    Timeout,
    /// 503: a layer sheds load, or what it guards is down. The `Retry-After` header stays.
    Unavailable,
    /// A handler panicked.
    Panic,
    /// Any other answer with a status of 400 or more.
    Other,
}

impl FailureKind {
    /// The kind of an answer, by its status. Never [`Panic`](Self::Panic), which no status tells.
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

/// What a framework, or a middleware, answered by itself: what the application chooses one of its own errors by.
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
    /// An answer of a framework: its status and headers, and the method and path of the request.
    pub const fn new(status: StatusCode, headers: &'a HeaderMap, method: &'a Method, path: &'a str) -> Self {
        Self { kind: FailureKind::of(status), status, headers, method, path, detail: None }
    }

    /// A panic, for which there is no answer but `500 Internal Server Error`.
    pub const fn panic(headers: &'a HeaderMap, method: &'a Method, path: &'a str) -> Self {
        let failure = Self::new(StatusCode::INTERNAL_SERVER_ERROR, headers, method, path);
        Self { kind: FailureKind::Panic, ..failure }
    }

    /// Adds the framework's own text.
    #[must_use]
    pub const fn with_detail(self, detail: Option<&'a str>) -> Self {
        Self { detail, ..self }
    }

    /// What kind of failure it is.
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

    /// The framework's own text, where it has a short one, such as where the JSON of a body breaks off.
    ///
    /// It was written for developers: look at its content before you show it to clients, and with a status of 500 or
    /// more do not show it at all. A panic has none.
    pub const fn detail(&self) -> Option<&'a str> {
        self.detail
    }
}

/// Without the headers and the text, which may hold what is not for logs.
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
