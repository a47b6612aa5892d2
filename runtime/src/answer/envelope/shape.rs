//! The trait of all shapes.

use http::{HeaderMap, StatusCode};

use crate::answer::envelope::report::Report;
use crate::json::JsonWriter;

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
    note = "the built-in ones are in `error_catalog::envelope`: `ErrorList`, `ErrorObject`, `Flat`, `Problem`, `GoogleStatus`, `JsonApi`, and `Connect` with the feature `tonic`"
)]
pub trait Envelope {
    /// The `Content-Type` of the response. A text that is not valid in a header does not compile.
    const CONTENT_TYPE: &'static str = "application/json";

    /// Writes the body.
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>);

    /// The status of the response, for a shape with a table of statuses of its own.
    fn status(report: &Report<'_>) -> StatusCode {
        report.status()
    }

    /// Adds or changes headers of the response, after all others are set.
    fn headers(_report: &Report<'_>, _headers: &mut HeaderMap) {}
}
