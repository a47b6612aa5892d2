//! The head of a request, for a layer that decides by it.

use std::cell::RefCell;
use std::fmt;

use http::{HeaderMap, HeaderName, Method};

/// The head of a request: what a layer's `envelope_by` decides by.
///
/// It remembers which headers it was asked for, because the response has to name them in `Vary`.
///
/// ```
/// use error_catalog::{AnyEnvelope, RequestHead, envelope::Problem};
/// use http::{HeaderMap, Method, header};
///
/// /// Clients of the second version, and those that ask for it, get problem details.
/// fn shape(head: &RequestHead<'_>) -> Option<AnyEnvelope> {
///     let is_asked = || head.header("accept").is_some_and(|accept| accept.contains("application/problem+json"));
///     (head.path().starts_with("/v2/") || is_asked()).then_some(AnyEnvelope::of::<Problem>())
/// }
///
/// let mut headers = HeaderMap::new();
/// assert_eq!(shape(&RequestHead::new(&Method::GET, "/v1/users", &headers)), None);
/// headers.insert(header::ACCEPT, "application/problem+json".parse()?);
/// assert!(shape(&RequestHead::new(&Method::GET, "/v1/users", &headers)).is_some());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct RequestHead<'a> {
    method: &'a Method,
    path: &'a str,
    headers: &'a dyn RequestHeaders,
    asked: RefCell<Vec<HeaderName>>,
}

/// The headers of a framework's request.
pub(super) trait RequestHeaders {
    /// The value of the first header of this name, if it is text.
    fn first(&self, name: &HeaderName) -> Option<&str>;
}

impl RequestHeaders for HeaderMap {
    fn first(&self, name: &HeaderName) -> Option<&str> {
        self.get(name)?.to_str().ok()
    }
}

impl<'a> RequestHead<'a> {
    /// Creates the head of a request, for tests of a function that decides by it.
    pub fn new(method: &'a Method, path: &'a str, headers: &'a HeaderMap) -> Self {
        Self::of(method, path, headers)
    }

    pub(super) fn of(method: &'a Method, path: &'a str, headers: &'a dyn RequestHeaders) -> Self {
        Self { method, path, headers, asked: RefCell::new(Vec::new()) }
    }

    /// The method.
    pub fn method(&self) -> &'a Method {
        self.method
    }

    /// The path, as the client sent it: percent-encoded, without the query.
    pub fn path(&self) -> &'a str {
        self.path
    }

    /// The value of a header. If there are several of the name, it is the first.
    ///
    /// The response names the header in `Vary`, so that caches tell requests apart by it.
    pub fn header(&self, name: &str) -> Option<&'a str> {
        let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
        let value = self.headers.first(&name);
        self.asked.borrow_mut().push(name);
        value
    }

    /// The headers that were asked for.
    pub(super) fn asked(self) -> Vec<HeaderName> {
        self.asked.into_inner()
    }
}

/// Omits the headers, which may contain secrets.
impl fmt::Debug for RequestHead<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("RequestHead")
            .field("method", &self.method)
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}
