//! What the layers of all frameworks share.

use std::any::Any;
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use bytes::Bytes;
use http::header::{
    ACCEPT_RANGES, ETAG, HeaderName, LAST_MODIFIED, LINK, SET_COOKIE, TRAILER, TRANSFER_ENCODING, VARY,
};
use http::{HeaderMap, Response, StatusCode};

use crate::answer::envelope::Report;
use crate::answer::{AnyEnvelope, ApiError, Context, Errors};
use crate::frameworks::failure::Failure;

/// The payload of a panic.
pub(crate) struct Panic(Option<Box<dyn Any + Send>>);

impl Panic {
    /// The message of the panic, for the log.
    pub(crate) fn said(&self) -> String {
        let payload = self.0.as_deref();
        let literal = payload.and_then(|payload| payload.downcast_ref::<&'static str>().copied());
        let text = literal.or_else(|| payload?.downcast_ref::<String>().map(String::as_str));
        format!("panicked: {}", text.unwrap_or("(not with a text)"))
    }

    /// Goes on panicking.
    pub(crate) fn resume(mut self) -> ! {
        resume_unwind(self.0.take().unwrap_or_else(|| Box::new(())))
    }
}

impl Drop for Panic {
    fn drop(&mut self) {
        // A payload can panic itself when it is dropped, and so can that of this panic, which is therefore not dropped.
        let payload = self.0.take();
        if let Err(second) = catch_unwind(AssertUnwindSafe(|| drop(payload))) {
            mem::forget(second);
        }
    }
}

/// Runs the closure and catches its panic. Callers must not use what the closure borrows after a panic.
pub(crate) fn caught<R>(run: impl FnOnce() -> R) -> Result<R, Panic> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|payload| Panic(Some(payload)))
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
    let response = caught(|| context.scope(render))
        .or_else(|_| caught(|| context.scope(|| Errors::<E>::new().to_response_in(context))))
        // The shape panics, whatever it has to write.
        .unwrap_or_else(|_| {
            let mut response = Response::new(Bytes::new());
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
        });
    with_headers_of(failure.headers(), response)
}

/// Adds the old headers, except those that describe the replaced body.
fn with_headers_of(old: &HeaderMap, mut response: Response<Bytes>) -> Response<Bytes> {
    let new = mem::replace(response.headers_mut(), old.clone());
    let headers = response.headers_mut();
    for name in old.keys() {
        if describes_the_body(name) || new.contains_key(name) && !LISTS.contains(name) {
            headers.remove(name);
        }
    }
    for (name, value) in &new {
        headers.append(name, value.clone());
    }
    response
}

/// Whether a header describes the body of its response.
fn describes_the_body(name: &HeaderName) -> bool {
    let is_of_content = name.as_str().starts_with("content-") && !name.as_str().starts_with("content-security-policy");
    is_of_content || OF_THE_BODY.contains(name)
}

/// Headers that describe a body, besides `Content-*`.
const OF_THE_BODY: [HeaderName; 7] = [
    ACCEPT_RANGES,
    ETAG,
    LAST_MODIFIED,
    TRAILER,
    TRANSFER_ENCODING,
    HeaderName::from_static("digest"),
    HeaderName::from_static("repr-digest"),
];

/// Headers that are merged from both responses.
const LISTS: [HeaderName; 3] = [LINK, SET_COOKIE, VARY];
