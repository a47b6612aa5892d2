//! Several errors in one body.

use std::error::Error;
use std::fmt;

use bytes::Bytes;
use http::{Response, StatusCode};

use super::context::Context;
use super::envelope::{AnyEnvelope, Batch, Report};
use super::error::ApiError;
use crate::entry::{Entry, Row, Section, SectionRow, entries, hash};
use crate::json::JsonWriter;
use crate::occurrence::Values;

/// Several errors that are sent in one response.
///
/// The response has the status of the error given to [`under`](Self::under); else the status that all errors share;
/// else the highest 5xx status among them; else 400.
///
/// ```
/// use error_catalog::{ApiError, Errors};
///
/// #[derive(Debug, ApiError)]
/// #[api(status = 422)]
/// #[api(allow(pointer_value))]
/// enum FieldError {
///     #[api(message = "<field> is empty")]
///     Empty { #[api(pointer)] field: &'static str },
///     #[api(message = "<field> is too long")]
///     TooLong { #[api(pointer)] field: &'static str },
/// }
///
/// fn check(name: &str) -> Result<(), Errors<FieldError>> {
///     let mut errors = Errors::new();
///     if name.is_empty() {
///         errors.push(FieldError::Empty { field: "name" });
///     }
///     if name.len() > 10 {
///         errors.push(FieldError::TooLong { field: "name" });
///     }
///     errors.into_result()
/// }
///
/// assert!(check("Ada").is_ok());
/// assert_eq!(check("").unwrap_err().status(), 422);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "errors that nobody sends are lost"]
pub struct Errors<E> {
    errors: Vec<E>,
    under: Option<E>,
}

impl<E> Errors<E> {
    /// No errors.
    pub const fn new() -> Self {
        Self { errors: Vec::new(), under: None }
    }

    /// Adds an error.
    pub fn push(&mut self, error: E) {
        self.errors.push(error);
    }

    /// Sets the error that leads: the response has its status, and shapes with one top-level error show it.
    ///
    /// It does not count as one of the errors: `errors.under(ValidationFailed).into_result()` is `Ok` if there are no
    /// others.
    pub fn under(mut self, error: E) -> Self {
        self.under = Some(error);
        self
    }

    /// Returns `Ok` if there are no errors.
    ///
    /// # Errors
    ///
    /// The errors, if there are any.
    pub fn into_result(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }

    /// The number of errors.
    pub fn len(&self) -> usize {
        self.errors.len()
    }

    /// Whether there are no errors.
    pub fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// The errors in order.
    pub fn iter(&self) -> std::slice::Iter<'_, E> {
        self.errors.iter()
    }
}

impl<E: ApiError> Errors<E> {
    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        let mut statuses = self.under.iter().chain(&self.errors).map(ApiError::status);
        match statuses.next() {
            None => Nothing.status(),
            Some(first) if self.under.is_some() => first,
            Some(first) => statuses.fold(first, worse),
        }
    }

    /// The body, in the ambient [`Context`].
    #[must_use = "a body that is not sent helps nobody"]
    pub fn to_json(&self) -> String {
        self.to_json_in(&Context::current())
    }

    /// Status, headers and body, in the ambient [`Context`].
    #[must_use = "a response that is not sent helps nobody"]
    pub fn to_response(&self) -> Response<Bytes> {
        self.to_response_in(&Context::current())
    }

    /// The body in the given context, ignoring the ambient one.
    #[must_use = "a body that is not sent helps nobody"]
    pub fn to_json_in(&self, context: &Context) -> String {
        self.report(context, |report| AnyEnvelope::of::<E::Envelope>().body(report))
    }

    /// Status, headers and body in the given context, ignoring the ambient one.
    #[must_use = "a response that is not sent helps nobody"]
    pub fn to_response_in(&self, context: &Context) -> Response<Bytes> {
        self.report(context, |report| AnyEnvelope::of::<E::Envelope>().response(report))
    }

    fn report<R>(&self, context: &Context, render: impl FnOnce(&Report<'_>) -> R) -> R {
        if !self.is_empty() {
            return render(&Report::of_several(self, context));
        }
        let lead = self.under.as_ref().map_or(&Nothing as &dyn ApiError, |under| under);
        render(&Report::of(lead, context))
    }
}

/// Combines the statuses of two errors, or of two groups of errors.
fn worse(one: StatusCode, other: StatusCode) -> StatusCode {
    match (one.is_server_error(), other.is_server_error()) {
        _ if one == other => one,
        (false, false) => StatusCode::BAD_REQUEST,
        _ => one.max(other),
    }
}

impl<E: ApiError> Batch for Errors<E> {
    fn get(&self, position: usize) -> Option<&dyn ApiError> {
        self.errors.get(position).map(|error| error as &dyn ApiError)
    }

    fn decide(&self) -> (StatusCode, usize) {
        let status = self.status();
        let decisive = self.errors.iter().position(|error| error.status() == status);
        (status, decisive.unwrap_or(0))
    }

    fn under(&self) -> Option<&dyn ApiError> {
        self.under.as_ref().map(|under| under as &dyn ApiError)
    }

    fn room(&self) -> usize {
        let errors: usize = self.errors.iter().map(|error| error.entry().room()).sum();
        errors + self.under.as_ref().map_or(0, |under| under.entry().room())
    }
}

impl<E> Default for Errors<E> {
    fn default() -> Self {
        Self::new()
    }
}

impl<E> From<E> for Errors<E> {
    fn from(error: E) -> Self {
        Self::from_iter([error])
    }
}

impl<E> FromIterator<E> for Errors<E> {
    fn from_iter<I: IntoIterator<Item = E>>(errors: I) -> Self {
        Self { errors: errors.into_iter().collect(), under: None }
    }
}

impl<E> Extend<E> for Errors<E> {
    fn extend<I: IntoIterator<Item = E>>(&mut self, errors: I) {
        self.errors.extend(errors);
    }
}

impl<E> IntoIterator for Errors<E> {
    type Item = E;
    type IntoIter = std::vec::IntoIter<E>;

    fn into_iter(self) -> Self::IntoIter {
        self.errors.into_iter()
    }
}

impl<'a, E> IntoIterator for &'a Errors<E> {
    type Item = &'a E;
    type IntoIter = std::slice::Iter<'a, E>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<E: fmt::Display> fmt::Display for Errors<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        if let Some(under) = &self.under {
            write!(formatter, "{under}")?;
            separator = ": ";
        }
        for error in &self.errors {
            write!(formatter, "{separator}{error}")?;
            separator = "; ";
        }
        match separator {
            "" => formatter.write_str("no errors"),
            _ => Ok(()),
        }
    }
}

impl<E: Error> Error for Errors<E> {}

/// The error that is sent when the list is empty.
#[derive(Debug)]
pub(crate) struct Nothing;

static ENTRIES: [Entry; 1] = entries([Row::new("Nothing", 500, "internal_error", "Internal Server Error")]);

static SECTION: Section =
    SectionRow::new("Nothing", "Nothing", &ENTRIES).code_hashes(&[hash("internal_error")]).section();

impl fmt::Display for Nothing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an empty list of errors was sent")
    }
}

impl Error for Nothing {}

impl Values for Nothing {}

impl ApiError for Nothing {
    type Envelope = NoEnvelope;

    fn section() -> &'static Section {
        &SECTION
    }

    fn entry(&self) -> &'static Entry {
        let [entry] = &ENTRIES;
        entry
    }

    fn __section(&self) -> &'static Section {
        &SECTION
    }
}

/// A placeholder: `Nothing` is always sent in the shape of the list's error type.
pub(crate) struct NoEnvelope;

impl super::envelope::Envelope for NoEnvelope {
    fn write(_: &Report<'_>, _: &mut JsonWriter<'_>) {}
}
