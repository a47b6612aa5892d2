use super::{Envelope, Report};
use crate::error::ApiError;
use crate::json::{self, JsonWriter};
use crate::occurrence::Occurrence;

/// A list of errors, each with a short and a long text: the default shape.
///
/// ```
/// use error_catalog::{ApiError, Context, envelope::ErrorList};
///
/// #[derive(Debug, ApiError)]
/// #[api(envelope = ErrorList)]
/// enum UserError {
///     #[api(status = 404, code = "resource_not_found", message = "not found", long = "No user was found with id <user_id>", meta(param_name = "id"))]
///     NotFound { user_id: &'static str },
/// }
///
/// let error = UserError::NotFound { user_id: "u_1" };
/// assert_eq!(
///     error.to_json_in(&Context::new().request_id("req_1")),
///     r#"{"errors":[{"message":"not found","long_message":"No user was found with id u_1","code":"resource_not_found","meta":{"param_name":"id"}}],"trace_id":"req_1"}"#,
/// );
/// ```
///
/// `long_message` falls back to `message`, because some clients reject an error without it. `meta` is present when it has
/// members, `trace_id` when the context has a request id, and `details` in development.
#[derive(Clone, Copy, Debug)]
pub struct ErrorList;

// This is the default shape, so it is written in large pieces instead of member by member.
impl Envelope for ErrorList {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.fill(|buffer| {
            let mut before = r#"{"errors":[{"message":""#;
            for error in report.errors() {
                buffer.push_str(before);
                push_item(report, error, buffer);
                before = r#"},{"message":""#;
            }
            match report.request_id() {
                None => buffer.push_str("}]}"),
                Some(id) => {
                    buffer.push_str(r#"}],"trace_id":"#);
                    json::push_string(id, buffer);
                    buffer.push('}');
                }
            }
        });
    }
}

/// Appends an error, from its short text on, without the closing brace.
#[inline]
fn push_item(report: &Report<'_>, error: &dyn ApiError, buffer: &mut String) {
    let mut error = Occurrence::unread(error);
    error.read();
    error.push_packed(buffer);
    if let Some(details) = report.details(error.error()) {
        buffer.push_str(r#","details":"#);
        let mut value = JsonWriter::new(buffer);
        value.serialize(&details);
        value.or("null");
    }
}
