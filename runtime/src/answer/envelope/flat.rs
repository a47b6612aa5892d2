use super::{Envelope, Report};
use crate::answer::error::occurrence;
use crate::json::JsonWriter;
use crate::occurrence::Filled;

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
///     r#"{"status":404,"code":"resource_not_found","message":"No user was found with id u_1"}"#,
/// );
/// ```
///
/// `message` is the long text, else the short one; `details` is present in development. Of several errors, only the
/// [lead](Report::lead) is shown.
#[derive(Clone, Copy, Debug)]
pub struct Flat;

impl Envelope for Flat {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        let error = Filled::of(occurrence(report.lead()));
        json.object(|body| {
            body.number("status", report.status().as_u16());
            error.write_code("\"code\":", body);
            error.write_member("\"message\":", error.entry().text(), body);
            if let Some(details) = report.details(report.lead()) {
                body.serialize("details", &details);
            }
        });
    }
}
