//! A response, as a client received it.

use std::time::Duration;

use http::header::{CONTENT_TYPE, DATE, HeaderName, LINK, RETRY_AFTER};
use http::{HeaderMap, Response, StatusCode};
use serde::de::DeserializeOwned;

use super::date;
use super::error::{ReceivedCode, ReceivedError, Understood};
use super::json::SalvagedJson;
use super::link;
use super::read::{Reading, beginning, delay};
use crate::answer::X_REQUEST_ID;
use crate::entry::Retry;

/// An error response, as a client received it.
///
/// It parses the JSON of every built-in [envelope](crate::envelope) without knowing which one it is, and is lenient
/// about the names of members (`trace_id`, `requestId`, `detail`, `long_message` …). It never fails: an unknown code is
/// kept, a missing member is `None`, and a proxy's HTML page is a response without errors, whose
/// [`excerpt`](Self::excerpt) can be logged.
///
/// It is bounded, whatever was sent: it keeps 1,000 errors and counts the others, and 1 MiB of texts and data. `Display`
/// shows ten errors, and 1,000 characters of each text.
///
/// A client that depends on the crate with the service's enums compares the response with their entries.
/// [`entry!`](crate::entry!) names an entry by its variant, which the compiler checks:
///
/// ```
/// use std::time::Duration;
///
/// use bytes::Bytes;
/// use error_catalog::{ApiError, Catalog, Received, Retry, entry};
/// use http::{Response, StatusCode};
///
/// #[derive(Debug, ApiError)]
/// pub enum UserError {
///     #[api(status = 404, message = "not found", long = "No user was found with id <user_id>")]
///     NotFound { user_id: String },
///     #[api(status = 409, message = "already exists", meta(param_name))]
///     EmailTaken { param_name: String },
///     #[api(status = 503, message = "Search is unavailable", retry_after = 30)]
///     SearchDown,
/// }
///
/// /// What the client's own callers handle.
/// #[derive(Debug, PartialEq)]
/// enum Next {
///     NoSuchUser,
///     AskForAnother(Option<String>),
///     Wait(Duration),
///     GiveUp(String),
/// }
///
/// fn next(response: &Response<Bytes>) -> Next {
///     let error = Received::from(response);
///     if error.is(entry!(UserError::NotFound)) {
///         Next::NoSuchUser
///     } else if error.is(entry!(UserError::EmailTaken)) {
///         Next::AskForAnother(error.get("param_name"))
///     } else if let Retry::After(delay) = error.retry() {
///         Next::Wait(delay)
///     } else {
///         Next::GiveUp(error.to_string())
///     }
/// }
///
/// // In a test, the service's own responses:
/// let taken = UserError::EmailTaken { param_name: "email".to_owned() };
/// assert_eq!(next(&taken.to_response()), Next::AskForAnother(Some("email".to_owned())));
/// assert_eq!(next(&UserError::SearchDown.to_response()), Next::Wait(Duration::from_secs(30)));
///
/// // And the response of a proxy:
/// let mut proxy = Response::new(Bytes::from("<html>\n<h1>502 Bad Gateway</h1>"));
/// *proxy.status_mut() = StatusCode::BAD_GATEWAY;
/// assert_eq!(
///     next(&proxy),
///     Next::GiveUp(r"502 Bad Gateway: the body is not JSON: <html>\n<h1>502 Bad Gateway</h1>".to_owned()),
/// );
/// ```
///
/// It implements [`Error`](std::error::Error), so a client can return it with `?`. With reqwest, which uses the
/// `StatusCode` and `HeaderMap` of the `http` crate:
///
/// ```
/// # mod reqwest {
/// #     pub struct Response(pub http::Response<bytes::Bytes>);
/// #     impl Response {
/// #         pub fn status(&self) -> http::StatusCode { self.0.status() }
/// #         pub fn headers(&self) -> &http::HeaderMap { self.0.headers() }
/// #         pub async fn bytes(self) -> Result<bytes::Bytes, std::io::Error> { Ok(self.0.into_body()) }
/// #     }
/// # }
/// use error_catalog::Received;
///
/// async fn checked(response: reqwest::Response) -> Result<reqwest::Response, Box<dyn std::error::Error>> {
///     if response.status().is_success() {
///         return Ok(response);
///     }
///     let (status, headers) = (response.status(), response.headers().clone());
///     Err(Received::new(status, &headers, response.bytes().await?).into())
/// }
/// # use std::task::{Context, Poll, Waker};
/// # let mut response = http::Response::new(bytes::Bytes::from(r#"{"code":"not_found","message":"No such lamp"}"#));
/// # *response.status_mut() = http::StatusCode::NOT_FOUND;
/// # let mut checked = std::pin::pin!(checked(reqwest::Response(response)));
/// # let Poll::Ready(Err(error)) = checked.as_mut().poll(&mut Context::from_waker(Waker::noop())) else { panic!() };
/// # assert_eq!(error.to_string(), "404 Not Found: not_found: No such lamp");
/// ```
#[derive(Clone, PartialEq)]
#[must_use = "an error that nobody looks at is lost"]
pub struct Received(
    // Boxed to keep a `Result` with it small.
    Box<ReceivedParts>,
);

#[derive(Clone, PartialEq)]
struct ReceivedParts {
    status: Option<StatusCode>,
    content_type: Option<String>,
    request_id: Option<String>,
    retry: Retry,
    docs: Option<String>,
    under: Option<ReceivedError>,
    errors: Vec<ReceivedError>,
    omitted: usize,
    understood: Understood,
    excerpt: String,
}

/// The maximum length of an [`excerpt`](Received::excerpt), in bytes.
const EXCERPT: usize = 256;

impl Received {
    /// Parses a response, whatever its status and body.
    ///
    /// ```
    /// use error_catalog::{Context, ApiError, Received};
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api(envelope = error_catalog::envelope::Problem)]
    /// enum UserError {
    ///     #[api(status = 404, message = "not found", long = "No user was found with id <user_id>")]
    ///     NotFound { user_id: &'static str },
    /// }
    ///
    /// let error = UserError::NotFound { user_id: "u_1" };
    /// let response = error.to_response_in(&Context::new().request_id("req_1"));
    /// let received = Received::new(response.status(), response.headers(), response.body());
    ///
    /// assert_eq!(received.status().unwrap(), 404);
    /// assert_eq!(received.request_id(), Some("req_1"));
    /// assert_eq!(received.code().unwrap(), "not_found");
    /// assert_eq!(received.text(), Some("No user was found with id u_1"));
    /// ```
    pub fn new(status: StatusCode, headers: &HeaderMap, body: impl AsRef<[u8]>) -> Self {
        Self::read(Some(status), headers, body.as_ref())
    }

    /// Parses a body without status and headers, such as one from a log.
    ///
    /// ```
    /// use error_catalog::Received;
    ///
    /// let received = Received::parse(r#"{"status":404,"code":"not_found","message":"No such lamp"}"#);
    /// assert_eq!(received.status().unwrap(), 404);
    /// assert_eq!(received.to_string(), "404 Not Found: not_found: No such lamp");
    /// ```
    pub fn parse(body: impl AsRef<[u8]>) -> Self {
        Self::read(None, &HeaderMap::new(), body.as_ref())
    }

    fn read(status: Option<StatusCode>, headers: &HeaderMap, body: &[u8]) -> Self {
        let content_type = header(headers, &CONTENT_TYPE);
        let text = String::from_utf8_lossy(body);
        // RFC 8259, section 8.1 lets a parser ignore a byte order mark.
        let text = text.trim_start_matches('\u{feff}').trim();
        let (reading, understood) = match SalvagedJson::read(text) {
            _ if text.is_empty() => (Reading::default(), Understood::Empty),
            None => (Reading::default(), Understood::NotJson),
            Some(json) => {
                #[cfg(feature = "tonic")]
                let json =
                    SalvagedJson { value: super::rpc::google_of_connect(&json.value).unwrap_or(json.value), ..json };
                let reading = Reading::of(&json.value, content_type.as_deref());
                let understood = reading.understood(json.is_whole);
                (reading, understood)
            }
        };
        Self::of_reading(status, headers, reading, understood, text)
    }

    /// Adds what the headers say.
    pub(super) fn of_reading(
        status: Option<StatusCode>,
        headers: &HeaderMap,
        reading: Reading,
        understood: Understood,
        text: &str,
    ) -> Self {
        Self(Box::new(ReceivedParts {
            status: status.or(reading.status),
            content_type: header(headers, &CONTENT_TYPE),
            request_id: header(headers, &X_REQUEST_ID).or(reading.request_id),
            retry: retry_after(headers).or(reading.retry).map_or(Retry::Unspecified, Retry::After),
            docs: help_link(headers),
            under: reading.under,
            errors: reading.errors,
            omitted: reading.omitted,
            understood,
            excerpt: beginning(text, EXCERPT).to_owned(),
        }))
    }

    /// The status of the response; for a body alone, the status in the body.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The `Content-Type` of the response.
    pub fn content_type(&self) -> Option<&str> {
        self.0.content_type.as_deref()
    }

    /// The id of the request: `X-Request-Id`, else the id in the body.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// When the request may be sent again: [`Retry::After`] with the delay in `Retry-After`, else with that in the body.
    ///
    /// Without a delay it is [`Retry::Unspecified`]. Other retry advice is never sent; see
    /// [`Entry::retry`](crate::Entry::retry) of the [`entry`](Self::entry) for it.
    pub fn retry(&self) -> Retry {
        self.0.retry
    }

    /// The link to the documentation of the error.
    pub fn docs(&self) -> Option<&str> {
        self.0.docs.as_deref().or_else(|| self.lead()?.docs())
    }

    /// The errors, in the order of the body: at most 1,000.
    ///
    /// They do not include the one that [`under`](Self::under) returns.
    pub fn errors(&self) -> &[ReceivedError] {
        &self.0.errors
    }

    /// How many more errors the body has than [`errors`](Self::errors).
    pub fn omitted(&self) -> usize {
        self.0.omitted
    }

    /// The error that leads the others, which a service sets with [`Errors::under`](crate::Errors::under), in shapes that
    /// show it.
    pub fn under(&self) -> Option<&ReceivedError> {
        self.0.under.as_ref()
    }

    /// The lead: the error that [`under`](Self::under) returns, else the first with the status of the response, else the
    /// first.
    pub fn lead(&self) -> Option<&ReceivedError> {
        let decisive = || self.0.errors.iter().find(|error| error.status.is_some() && error.status == self.0.status);
        self.0.under.as_ref().or_else(decisive).or(self.0.errors.first())
    }

    /// The code of the [`lead`](Self::lead).
    pub fn code(&self) -> Option<&ReceivedCode> {
        self.lead()?.code()
    }

    /// The long text of the [`lead`](Self::lead), else its short one.
    pub fn text(&self) -> Option<&str> {
        self.lead()?.text()
    }

    /// A member of the `meta` of the [`lead`](Self::lead), if it is present and deserializes as `T`.
    ///
    /// See [`ReceivedError::get`].
    pub fn get<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        self.lead()?.get(key)
    }

    /// How much of the body could be parsed.
    pub fn understood(&self) -> Understood {
        self.0.understood
    }

    /// The beginning of the body as text, for a log: the first 256 bytes, with invalid UTF-8 replaced.
    pub fn excerpt(&self) -> &str {
        &self.0.excerpt
    }
}

impl<B: AsRef<[u8]>> From<&Response<B>> for Received {
    fn from(response: &Response<B>) -> Self {
        Self::new(response.status(), response.headers(), response.body())
    }
}

impl<B: AsRef<[u8]>> From<Response<B>> for Received {
    fn from(response: Response<B>) -> Self {
        Self::from(&response)
    }
}

/// The first value of the header, with invalid UTF-8 replaced.
fn header(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let value = headers.get(name)?;
    Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
}

/// `Retry-After`: seconds, or a date ([RFC 9110, section 10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)).
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = header(headers, &RETRY_AFTER)?;
    let value = value.trim();
    if value.bytes().all(|byte| byte.is_ascii_digit()) {
        return delay(Duration::from_secs(value.parse().ok()?));
    }
    // The sender's own clock is better to compare the date with than ours.
    let sent = header(headers, &DATE).and_then(|date| date::parse(date.trim(), date::now()));
    let now = sent.or_else(date::now);
    Some(date::parse(value, now)?.saturating_sub(now?))
}

/// The target of a `Link` with the relation `help`.
fn help_link(headers: &HeaderMap) -> Option<String> {
    headers.get_all(LINK).iter().find_map(|value| {
        let links = String::from_utf8_lossy(value.as_bytes());
        link::target(&links, "help").map(str::to_owned)
    })
}
