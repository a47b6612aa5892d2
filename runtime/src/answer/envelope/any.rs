//! A shape as a value.

use std::fmt;
use std::mem;
use std::ptr;

use http::{HeaderMap, HeaderValue, StatusCode};

use super::report::Report;
use super::shape::Envelope;
use super::text::TextWriter;
use crate::json::JsonWriter;

/// A shape as a value, so that a layer or a [`Context`](crate::Context) can choose one.
///
/// ```
/// use error_catalog::envelope::{Flat, Problem};
/// use error_catalog::{AnyEnvelope, ApiError, Context};
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api(status = 404, code = "user_not_found", message = "There is no user <id>")]
///     NotFound { id: u64 },
/// }
///
/// let page = AnyEnvelope::text("text/html; charset=utf-8", |report, page| {
///     page.raw("<h1>");
///     page.text(report.lead().text());
///     page.raw("</h1>");
/// });
///
/// let error = UserError::NotFound { id: 7 };
/// for (shape, body) in [
///     (AnyEnvelope::of::<Flat>(), r#"{"status":404,"code":"user_not_found","message":"There is no user 7"}"#),
///     (page, "<h1>There is no user 7</h1>"),
/// ] {
///     let mut context = Context::new();
///     context.envelope = Some(shape);
///     assert_eq!(error.to_json_in(&context), body);
/// }
/// assert_eq!(AnyEnvelope::of::<Problem>().content_type(), "application/problem+json");
/// ```
#[derive(Clone, Copy)]
pub struct AnyEnvelope {
    content_type: &'static str,
    write: Write,
    status: fn(&Report<'_>) -> StatusCode,
    headers: fn(&Report<'_>, &mut HeaderMap),
}

#[derive(Clone, Copy)]
enum Write {
    Json(fn(&Report<'_>, &mut JsonWriter<'_>)),
    Text(fn(&Report<'_>, &mut TextWriter<'_>)),
}

impl AnyEnvelope {
    /// The shape `E`. Its type is erased, so that rendering is compiled once.
    pub const fn of<E: Envelope>() -> Self {
        const { assert_header_value(E::CONTENT_TYPE) };
        Self { content_type: E::CONTENT_TYPE, write: Write::Json(E::write), status: E::status, headers: E::headers }
    }

    /// A shape that is not JSON, such as a page for people. [`TextWriter`] escapes what it writes for HTML.
    ///
    /// # Panics
    ///
    /// If the media type is not valid in a header.
    pub const fn text(media_type: &'static str, write: fn(&Report<'_>, &mut TextWriter<'_>)) -> Self {
        assert_header_value(media_type);
        Self { content_type: media_type, write: Write::Text(write), status: declared_status, headers: no_headers }
    }

    /// The `Content-Type` of the response.
    pub const fn content_type(self) -> &'static str {
        self.content_type
    }

    /// The shape of the report: that of its context, or else this one.
    pub(crate) fn in_context_of(self, report: &Report<'_>) -> Self {
        report.context().envelope.unwrap_or(self)
    }

    /// Appends the body.
    pub(crate) fn write(self, report: &Report<'_>, buffer: &mut String) {
        match self.write {
            Write::Json(write) => {
                let mut json = JsonWriter::new(buffer);
                write(report, &mut json);
                json.or("{}");
            }
            Write::Text(write) => write(report, &mut TextWriter::new(buffer)),
        }
    }

    /// Whether the body is JSON.
    pub(crate) fn is_json(self) -> bool {
        matches!(self.write, Write::Json(_))
    }

    /// The status of the response.
    pub(crate) fn status(self, report: &Report<'_>) -> StatusCode {
        (self.status)(report)
    }

    /// Adds or changes headers of the response.
    pub(crate) fn write_headers(self, report: &Report<'_>, headers: &mut HeaderMap) {
        (self.headers)(report, headers);
    }
}

/// Panics unless the text is valid in a header. [`HeaderValue::from_static`] does, and a constant cannot drop its result.
const fn assert_header_value(text: &'static str) {
    mem::forget(HeaderValue::from_static(text));
}

fn declared_status(report: &Report<'_>) -> StatusCode {
    report.status()
}

fn no_headers(_: &Report<'_>, _: &mut HeaderMap) {}

/// Two shapes are equal if the same function writes them.
impl PartialEq for AnyEnvelope {
    fn eq(&self, other: &Self) -> bool {
        let is_written_alike = match (self.write, other.write) {
            (Write::Json(one), Write::Json(two)) => ptr::fn_addr_eq(one, two),
            (Write::Text(one), Write::Text(two)) => ptr::fn_addr_eq(one, two),
            _ => false,
        };
        is_written_alike && self.content_type == other.content_type
    }
}

impl Eq for AnyEnvelope {}

impl fmt::Debug for AnyEnvelope {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("AnyEnvelope").field("content_type", &self.content_type).finish_non_exhaustive()
    }
}
