//! The shapes of a body.
//!
//! An envelope is chosen once for a service. The ones here are ready to use; a shape of your own is one [`Envelope`]
//! implementation.

mod error_list;
mod error_object;
mod flat;
mod google_status;
mod json_api;
mod pointer;
mod problem;

use std::fmt;

use http::{HeaderMap, StatusCode};

use crate::chain::Details;
use crate::context::{Context, Exposure};
use crate::error::ApiError;
use crate::json::JsonWriter;

pub use self::error_list::ErrorList;
pub use self::error_object::ErrorObject;
pub use self::flat::Flat;
pub use self::google_status::GoogleStatus;
pub use self::json_api::JsonApi;
pub(crate) use self::pointer::{JsonPointer, UpperSnake, percent_decoded};
pub use self::problem::Problem;
pub(crate) use self::problem::TAKEN as PROBLEM_MEMBERS;

/// The shape of an error body.
///
/// ```
/// use error_catalog::{ApiError, Envelope, JsonWriter, Report};
///
/// /// `{"ok":false,"why":"…"}`
/// struct House;
///
/// #[derive(serde::Serialize)]
/// struct Body<'a> {
///     ok: bool,
///     why: error_catalog::Text<'a>,
/// }
///
/// impl Envelope for House {
///     fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
///         json.serialize(&Body { ok: false, why: report.lead().text() });
///     }
/// }
///
/// #[derive(Debug, ApiError)]
/// #[api(envelope = House)]
/// enum LampError {
///     #[api(status = 409, message = "the lamp is broken")]
///     Broken,
/// }
///
/// assert_eq!(LampError::Broken.to_json(), r#"{"ok":false,"why":"the lamp is broken"}"#);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an envelope",
    label = "not an envelope",
    note = "the built-in ones are in `error_catalog::envelope`: `ErrorList`, `ErrorObject`, `Flat`, `Problem`, `GoogleStatus`, `JsonApi`"
)]
pub trait Envelope {
    /// The `Content-Type` of the response.
    const CONTENT_TYPE: &'static str = "application/json";

    /// Writes the body.
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>);

    /// Adds or changes headers of the response, after all others are set.
    fn headers(_report: &Report<'_>, _headers: &mut HeaderMap) {}
}

/// Errors behind one vtable: a single one, or a list.
pub(crate) trait Batch {
    fn get(&self, position: usize) -> Option<&dyn ApiError>;
}

impl Batch for &dyn ApiError {
    fn get(&self, position: usize) -> Option<&dyn ApiError> {
        (position == 0).then_some(*self)
    }
}

/// What an envelope shows: one or several errors, and the context of the request.
pub struct Report<'a> {
    errors: &'a dyn Batch,
    lead: &'a dyn ApiError,
    status: StatusCode,
    several: bool,
    /// The lead is none of the errors: it was given to [`Errors::under`](crate::Errors::under).
    apart: bool,
    context: &'a Context,
}

impl<'a> Report<'a> {
    /// A report of one error.
    pub(crate) fn of(error: &'a &'a dyn ApiError, context: &'a Context) -> Self {
        Self { errors: error, lead: *error, status: error.status(), several: false, apart: false, context }
    }

    /// A report of several errors, for which one stands.
    pub(crate) fn of_several(
        errors: &'a dyn Batch,
        lead: &'a dyn ApiError,
        status: StatusCode,
        context: &'a Context,
    ) -> Self {
        Self { errors, lead, status, several: true, apart: false, context }
    }

    pub(crate) fn led_from_above(self) -> Self {
        Self { apart: true, ..self }
    }

    /// The error given to [`Errors::under`](crate::Errors::under), which is none of [`errors`](Self::errors).
    pub fn under(&self) -> Option<&'a dyn ApiError> {
        self.apart.then_some(self.lead)
    }

    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The errors: at least one.
    pub fn errors(&self) -> impl Iterator<Item = &'a dyn ApiError> + use<'a> {
        let errors = self.errors;
        (0..).map_while(move |position| errors.get(position))
    }

    /// The error that stands for the whole, in shapes that have one top-level error.
    ///
    /// For several errors that is the one given to [`Errors::under`](crate::Errors::under), else the first one that has the
    /// status of the response, else the first.
    pub fn lead(&self) -> &'a dyn ApiError {
        self.lead
    }

    /// Whether [`Errors`](crate::Errors) are reported, even if it is one.
    pub fn is_several(&self) -> bool {
        self.several
    }

    /// The id of the request.
    pub fn request_id(&self) -> Option<&'a str> {
        self.context.request_id.as_deref()
    }

    /// How much may be shown.
    pub fn exposure(&self) -> Exposure {
        self.context.exposure
    }

    /// The context of the request, with what is not for envelopes.
    #[cfg(feature = "tracing")]
    pub(crate) fn context(&self) -> &'a Context {
        self.context
    }

    /// The sources of an error; `None` in production and for an error without a source.
    pub fn details<'e>(&self, error: &'e dyn ApiError) -> Option<Details<'e>> {
        match self.exposure() {
            Exposure::Production => None,
            Exposure::Development => Details::of(error),
        }
    }
}

impl fmt::Debug for Report<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Report")
            .field("status", &self.status)
            .field("errors", &self.errors().map(ApiError::code).collect::<Vec<_>>())
            .field("context", &self.context)
            .finish_non_exhaustive()
    }
}
