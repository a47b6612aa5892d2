//! From a report to a body, and to a response.

use bytes::Bytes;
#[cfg(feature = "__service")]
use http::header::VARY;
use http::header::{CONTENT_TYPE, HeaderName, LINK, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderMap, HeaderValue, Response, StatusCode};

#[cfg(feature = "__service")]
use super::edge::Edge;
use super::envelope::{AnyEnvelope, Report};
use super::error::occurrence;
#[cfg(feature = "__service")]
use super::rendered::Rendered;
use crate::entry::{GrpcCode, Retry};
use crate::occurrence::{Filled, Occurrence};

pub(crate) const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

impl AnyEnvelope {
    /// The body. The shape that the context chooses takes the place of this one, which is that of the error's type.
    pub(crate) fn body(self, report: &Report<'_>) -> String {
        let mut buffer = String::with_capacity(report.room());
        self.in_context_of(report).write(report, &mut buffer);
        buffer
    }

    /// The body of an error that is sent without a response of this crate.
    pub(crate) fn sent_body(self, report: &Report<'_>) -> String {
        #[cfg(feature = "coverage")]
        super::covered::note(report);
        self.body(report)
    }

    /// Only the headers, of a response that is not sent.
    #[cfg(feature = "__wire")]
    pub(crate) fn headers(self, report: &Report<'_>) -> HeaderMap {
        let mut headers = HeaderMap::new();
        self.set_headers(report, &mut headers);
        headers
    }

    /// Status, headers and body.
    pub(crate) fn response(self, report: &Report<'_>) -> Response<Bytes> {
        self.response_to(report, None)
    }

    /// The same, in place of a framework's response, whose text goes only to the log.
    pub(crate) fn response_to(self, report: &Report<'_>, cause: Option<&str>) -> Response<Bytes> {
        let shape = self.in_context_of(report);
        let mut response = Response::new(Bytes::from(shape.body(report)));
        *response.status_mut() = shape.status(report);
        shape.set_headers(report, response.headers_mut());
        tell(report, Some(response.status()), cause);
        #[cfg(feature = "__service")]
        {
            let entry = occurrence(report.lead()).entry;
            let rendered = Rendered::of(entry, response.status(), report.context().request_id.clone());
            response.extensions_mut().insert(rendered);
        }
        response
    }

    /// The derive rejects declared headers with the names of the others. The envelope, which comes last, may change any.
    fn set_headers(self, report: &Report<'_>, headers: &mut HeaderMap) {
        let lead = occurrence(report.lead());
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.content_type()));
        declared(lead, report.status(), headers);
        if let Some(seconds) = retry_after(report, lead) {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        link(report, headers);
        if let Some(id) = report.request_id() {
            set_text(headers, X_REQUEST_ID, id);
        }
        self.write_headers(report, headers);
        #[cfg(feature = "__service")]
        if let Some(names) = report.context().edge().and_then(Edge::vary) {
            headers.append(VARY, names);
        }
    }
}

/// Tells of an error that is answered, as the enabled features need. Without a status, the answer is not one of HTTP.
///
/// `cause` is the framework's own text, if the response replaces one of the framework.
pub(crate) fn tell(report: &Report<'_>, status: Option<StatusCode>, cause: Option<&str>) {
    tell_with(report, status, None, cause);
}

/// Tells of an error that a call in gRPC returns.
#[cfg(feature = "tonic")]
pub(crate) fn tell_of_call(report: &Report<'_>) {
    tell_with(report, None, Some(report.grpc()), None);
}

fn tell_with(report: &Report<'_>, status: Option<StatusCode>, grpc: Option<GrpcCode>, cause: Option<&str>) {
    #[cfg(feature = "coverage")]
    super::covered::note(report);
    #[cfg(feature = "tracing")]
    super::event::event(report, status, grpc, cause);
    #[cfg(feature = "metrics")]
    super::count::count(occurrence(report.lead()).entry, status.unwrap_or_else(|| report.status()));
    #[cfg(feature = "__service")]
    if let Some(edge) = report.context().edge() {
        edge.call_hooks(report);
    }
    // Without the features, these parameters are unused.
    let _ = (report, status, grpc, cause);
}

/// Sets a header, unless the value is not plain text: line breaks and invisible characters are rejected.
fn set_text(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Some(value) = header_value(value) {
        headers.insert(name, value);
    }
}

/// A longer value could break the whole response: proxies reject a response whose head exceeds their limit, often four
/// kilobytes.
const LONGEST_HEADER: usize = 2048;

/// A value that every client reads alike: visible ASCII, spaces and tabs. RFC 9110, section 5.5 calls the other bytes
/// of a `HeaderValue` obsolete.
fn header_value(value: &str) -> Option<HeaderValue> {
    let is_plain = value.len() <= LONGEST_HEADER && value.is_ascii();
    if is_plain { HeaderValue::from_str(value).ok() } else { None }
}

/// Sets the headers that the row declares. If the value of one cannot be written completely, the header is omitted:
/// half a value would be wrong.
fn declared(occurrence: Occurrence<'_>, status: StatusCode, headers: &mut HeaderMap) {
    let challenge = occurrence.challenge(status);
    if occurrence.entry.0.extra(|extra| extra.headers).is_none() && challenge.is_none() {
        return;
    }
    let filled = Filled::of(occurrence);
    let mut buffer = String::new();
    if let Some(challenge) = challenge.and_then(|text| filled_value(&filled, text, &mut buffer)) {
        headers.insert(WWW_AUTHENTICATE, challenge);
    }
    for (name, text) in occurrence.entry.header_lines() {
        // A declared header may repeat, as `Set-Cookie` does.
        if let (Ok(name), Some(value)) =
            (HeaderName::from_bytes(name.as_bytes()), filled_value(&filled, text, &mut buffer))
        {
            headers.append(name, value);
        }
    }
}

fn filled_value(filled: &Filled<'_>, text: &'static str, buffer: &mut String) -> Option<HeaderValue> {
    if !filled.has_places() {
        return header_value(text);
    }
    buffer.clear();
    filled.write_header(text, buffer).ok()?;
    // An `Option` that is `None` writes no text, and the header is omitted. A header declared with an empty value
    // (`Allow:`) is sent.
    if buffer.is_empty() && !text.is_empty() { None } else { header_value(buffer) }
}

/// The longest delay among the errors that have the status of the response.
fn retry_after(report: &Report<'_>, lead: Occurrence<'_>) -> Option<u64> {
    if !report.is_several() {
        return lead.retry().after_seconds();
    }
    let status = report.status();
    (std::iter::once(report.lead()).chain(report.errors()))
        .filter(|error| error.status() == status)
        .filter_map(|error| Retry::after_seconds(error.retry()))
        .max()
}

/// Adds a link to the documentation to the declared links: the header is a list.
fn link(report: &Report<'_>, headers: &mut HeaderMap) {
    if let Some(docs) = report.docs(report.lead())
        && let Some(value) = header_value(&format!("<{docs}>; rel=\"help\""))
    {
        headers.append(LINK, value);
    }
}
