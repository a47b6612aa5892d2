//! What the layers of all frameworks share.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use http::header::{
    CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_LOCATION, CONTENT_TYPE, ETAG,
    HeaderName, LAST_MODIFIED, LINK, SET_COOKIE, TRAILER, TRANSFER_ENCODING, VARY,
};
use http::{HeaderMap, Response};

use bytes::Bytes;

use crate::answer::envelope::Report;
use crate::answer::{AnyEnvelope, ApiError, Context, Errors};
use crate::frameworks::failure::Failure;

/// The payload of a panic.
pub(crate) struct Panic(Box<dyn Any + Send>);

impl Panic {
    /// The message of the panic, for the log.
    pub(crate) fn said(&self) -> String {
        let literal = self.0.downcast_ref::<&'static str>().copied();
        let text = literal.or_else(|| self.0.downcast_ref::<String>().map(String::as_str));
        format!("panicked: {}", text.unwrap_or("(not with a text)"))
    }
}

/// Runs the closure and catches its panic. Callers must not use what the closure borrows after a panic.
pub(crate) fn caught<R>(run: impl FnOnce() -> R) -> Result<R, Panic> {
    catch_unwind(AssertUnwindSafe(run)).map_err(Panic)
}

/// The application's error, in place of the framework's response, with the headers of both.
///
/// `cause` is for the log: the framework's text, or the message of a panic.
pub(crate) fn answer<E: ApiError>(
    failure: &Failure<'_>,
    map: &impl Fn(&Failure<'_>) -> E,
    context: &Context,
    cause: Option<&str>,
) -> Response<Bytes> {
    let render = || {
        let error = map(failure);
        let error: &dyn ApiError = error.__as_api_error();
        AnyEnvelope::of::<E::Envelope>().response_to(&Report::of(error, context), cause)
    };
    // If the mapping or its error panics too, the response is that of an empty list of errors.
    let response = caught(|| context.scope(render)).unwrap_or_else(|_| Errors::<E>::new().to_response_in(context));
    with_headers_of(failure.headers(), response)
}

/// Adds the old headers, except those that describe the replaced body.
fn with_headers_of(old: &HeaderMap, mut response: Response<Bytes>) -> Response<Bytes> {
    let mut headers = old.clone();
    for name in OF_THE_BODY {
        headers.remove(name);
    }
    for name in response.headers().keys() {
        if !LISTS.contains(name) {
            headers.remove(name);
        }
    }
    for (name, value) in response.headers() {
        headers.append(name, value.clone());
    }
    *response.headers_mut() = headers;
    response
}

/// Headers that describe a body.
const OF_THE_BODY: [HeaderName; 13] = [
    CONTENT_DISPOSITION,
    CONTENT_ENCODING,
    CONTENT_LANGUAGE,
    CONTENT_LENGTH,
    CONTENT_LOCATION,
    CONTENT_TYPE,
    ETAG,
    LAST_MODIFIED,
    TRAILER,
    TRANSFER_ENCODING,
    HeaderName::from_static("content-digest"),
    HeaderName::from_static("content-md5"),
    HeaderName::from_static("repr-digest"),
];

/// Headers that are merged from both responses.
const LISTS: [HeaderName; 3] = [LINK, SET_COOKIE, VARY];
