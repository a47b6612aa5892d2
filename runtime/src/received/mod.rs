//! Parses error responses on the client's side.
//!
//! [`Received`] parses the body of any built-in [envelope](crate::envelope), and of most similar shapes, even if another
//! library wrote it. It never fails, because proxies between the service and its client also send errors: what it cannot
//! parse is omitted, and [`Received::understood`] says how much it understood.

mod date;
mod json;
mod matching;
mod read;
mod show;

use std::time::Duration;

use http::header::{CONTENT_TYPE, DATE, HeaderName, LINK, RETRY_AFTER};
use http::{HeaderMap, Response, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use self::json::Json;
use self::read::Reading;
use crate::entry::Retry;
use crate::response::X_REQUEST_ID;

/// An error response, as a client received it.
///
/// It parses the JSON of every built-in [envelope](crate::envelope) without knowing which one it is, and is lenient
/// about the names of members (`trace_id`, `requestId`, `detail`, `long_message` …). It never fails: an unknown code is
/// kept, a missing member is `None`, and a proxy's HTML page is a response without errors, whose
/// [`excerpt`](Self::excerpt) can be logged.
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
    Box<Parts>,
);

#[derive(Clone, PartialEq)]
struct Parts {
    status: Option<StatusCode>,
    content_type: Option<String>,
    request_id: Option<String>,
    retry: Retry,
    docs: Option<String>,
    under: Option<ReceivedError>,
    errors: Vec<ReceivedError>,
    understood: Understood,
    excerpt: String,
}

/// How much of a body could be read.
///
/// The values are ordered: `understood() >= Understood::Partly` means that there are errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Understood {
    /// There is no body.
    Empty,
    /// The body is not JSON: a page of a proxy, or the plain text of a framework.
    NotJson,
    /// The body is JSON, but no error was found in it.
    NoError,
    /// There are errors, but one has no code, or the JSON is broken.
    Partly,
    /// Every error has a code.
    Fully,
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
        let (reading, understood) = match Json::read(text) {
            _ if text.is_empty() => (Reading::default(), Understood::Empty),
            None => (Reading::default(), Understood::NotJson),
            Some(json) => {
                let reading = Reading::of(&json.value, content_type.as_deref());
                let understood = reading.understood(json.is_whole);
                (reading, understood)
            }
        };
        Self(Box::new(Parts {
            status: status.or(reading.status),
            content_type,
            request_id: header(headers, &X_REQUEST_ID).or(reading.request_id),
            retry: retry_after(headers).or(reading.retry).map_or(Retry::Unspecified, Retry::After),
            docs: help_link(headers),
            under: reading.under,
            errors: reading.errors,
            understood,
            excerpt: excerpt(text),
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

    /// The errors, in the order of the body.
    ///
    /// They do not include the one that [`under`](Self::under) returns.
    pub fn errors(&self) -> &[ReceivedError] {
        &self.0.errors
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
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    // The sender's own clock is better to compare the date with than ours.
    let now = header(headers, &DATE).and_then(|date| date::parse(&date)).or_else(date::now)?;
    date::parse(value).map(|then| then.saturating_sub(now))
}

/// The target of a `Link` with the relation `help`.
fn help_link(headers: &HeaderMap) -> Option<String> {
    headers.get_all(LINK).iter().find_map(|value| {
        let links = String::from_utf8_lossy(value.as_bytes());
        let (before, _) = links.split_once("rel=\"help\"").or_else(|| links.split_once("rel=help"))?;
        let (_, link) = before.rsplit_once('<')?;
        link.split_once('>').map(|(target, _)| target.to_owned())
    })
}

fn excerpt(text: &str) -> String {
    let end = (0..=EXCERPT.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
    text.get(..end.unwrap_or(0)).unwrap_or_default().to_owned()
}

/// One error of a [`Received`] response.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReceivedError {
    status: Option<StatusCode>,
    code: Option<ReceivedCode>,
    /// The shape sends every code in upper snake case, whatever its style in the catalog.
    is_upper: bool,
    message: Option<String>,
    long_message: Option<String>,
    meta: Map<String, Value>,
    pointer: Option<String>,
    docs: Option<String>,
}

impl ReceivedError {
    /// The status, in shapes with a status for each error.
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }

    /// The code, whether the catalog has it or not.
    pub fn code(&self) -> Option<&ReceivedCode> {
        self.code.as_ref()
    }

    /// The short text, or the only text of a shape with one.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// The long text, if it differs from the short one.
    pub fn long_message(&self) -> Option<&str> {
        self.long_message.as_deref()
    }

    /// The long text, else the short one.
    pub fn text(&self) -> Option<&str> {
        self.long_message().or(self.message())
    }

    /// The structured data: the members of `meta`, or, in shapes without it, the members that are not standard.
    pub fn meta(&self) -> &Map<String, Value> {
        &self.meta
    }

    /// A member of [`meta`](Self::meta), if it is present and deserializes as `T`.
    ///
    /// If a shape sends every value as a string, the string is parsed as JSON where `T` requires it:
    ///
    /// ```
    /// use error_catalog::{ApiError, Received};
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api(envelope = error_catalog::envelope::GoogleStatus)]
    /// enum LampError {
    ///     #[api(status = 409, message = "the lamp is broken", meta(tries))]
    ///     Broken { tries: u8 },
    /// }
    ///
    /// let received = Received::parse(LampError::Broken { tries: 3 }.to_json());
    /// assert_eq!(received.get("tries"), Some(3));
    /// assert_eq!(received.get("tries"), Some("3".to_owned()));
    /// assert_eq!(received.get::<bool>("tries"), None);
    /// ```
    pub fn get<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        let value = self.meta.get(key)?;
        T::deserialize(value).ok().or_else(|| serde_json::from_str(value.as_str()?).ok())
    }

    /// The request member at fault, as a JSON Pointer ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)), whatever the
    /// form in which it was sent.
    pub fn pointer(&self) -> Option<&str> {
        self.pointer.as_deref()
    }

    /// The link to the documentation, in shapes with a link for each error.
    pub fn docs(&self) -> Option<&str> {
        self.docs.as_deref()
    }
}

/// A code as it was sent: a string, or a number.
///
/// ```
/// use error_catalog::Received;
///
/// let received = Received::parse(r#"{"error":{"code":404001,"message":"not found"}}"#);
/// let code = received.code().unwrap();
/// assert_eq!(code.as_number(), Some(404001));
/// assert_eq!(code, "404001");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReceivedCode {
    /// A string.
    Text(String),
    /// A number.
    Number(u64),
}

impl ReceivedCode {
    /// The number, when the code is one.
    pub fn as_number(&self) -> Option<u64> {
        match self {
            Self::Text(_) => None,
            Self::Number(number) => Some(*number),
        }
    }

    /// The string, when the code is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Number(_) => None,
        }
    }
}
