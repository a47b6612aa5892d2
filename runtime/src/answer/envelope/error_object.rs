use super::{Envelope, Report};
use crate::answer::error::occurrence;
use crate::json::JsonWriter;
use crate::occurrence::Filled;

/// One error as an object.
///
/// ```
/// use error_catalog::{ApiError, Context, envelope::ErrorObject};
///
/// #[derive(Debug, ApiError)]
/// #[api(envelope = ErrorObject)]
/// enum UserError {
///     #[api(status = 404, code = "resource_not_found", message = "not found", long = "No user was found with id <user_id>")]
///     NotFound { user_id: &'static str },
/// }
///
/// let error = UserError::NotFound { user_id: "u_1" };
/// assert_eq!(
///     error.to_json_in(&Context::new().request_id("req_1")),
///     r#"{"error":{"code":"resource_not_found","message":"No user was found with id u_1","requestId":"req_1"}}"#,
/// );
/// ```
///
/// `message` is the long text, else the short one. `requestId` is present when the context has one, `details` in
/// development. Of several errors, only the [lead](Report::lead) is shown.
#[derive(Clone, Copy, Debug)]
pub struct ErrorObject;

impl Envelope for ErrorObject {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        let error = Filled::of(occurrence(report.lead()));
        json.object(|body| {
            body.object("error", |item| {
                error.write_code("\"code\":", item);
                error.write_member("\"message\":", error.entry().text(), item);
                if let Some(id) = report.request_id() {
                    item.text("requestId", id);
                }
                if let Some(details) = report.details(report.lead()) {
                    item.serialize("details", &details);
                }
            });
        });
    }
}
