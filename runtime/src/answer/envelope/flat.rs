use super::members::write_lead;
use super::{Envelope, Report};
use crate::json::JsonWriter;

/// One error without any nesting.
///
/// ```
/// use error_catalog::{ApiError, Context, envelope::Flat};
///
/// #[derive(Debug, ApiError)]
/// #[api(envelope = Flat)]
/// enum UserError {
///     #[api(status = 404, code = "resource_not_found", message = "not found", long = "No user was found with id <user_id>")]
///     NotFound { user_id: &'static str },
/// }
///
/// let error = UserError::NotFound { user_id: "u_1" };
/// assert_eq!(
///     error.to_json_in(&Context::new().request_id("req_1")),
///     r#"{"status":404,"code":"resource_not_found","message":"No user was found with id u_1","requestId":"req_1"}"#,
/// );
/// ```
///
/// `message` is the long text, else the short one. After it follow `pointer` (a JSON Pointer) or `parameter`, `hint`,
/// `meta`, `errors`, `requestId` and, in development, `details`; each is omitted when it is absent. Several errors are
/// listed in `errors`, each with its own members up to `meta`; the other members are those of the [lead](Report::lead).
#[derive(Clone, Copy, Debug)]
pub struct Flat;

impl Envelope for Flat {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.object(|body| {
            body.number("status", report.status().as_u16());
            write_lead(report, body);
        });
    }
}
