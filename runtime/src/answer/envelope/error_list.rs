use super::members::{PointerForm, write_fault};
use super::{Envelope, Report};
use crate::answer::error::{ApiError, occurrence};
use crate::json::{self, JsonObject, JsonWriter};
use crate::occurrence::Filled;

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
/// `long_message` falls back to `message`, because some clients reject an error without it. After the code follow
/// `pointer` (a JSON Pointer) or `parameter`, `hint`, `meta` and, in development, `details`; each is omitted when it is
/// absent. `trace_id` is present when the context has a request id.
#[derive(Clone, Copy, Debug)]
pub struct ErrorList;

// This is the default shape, so it is written in large pieces instead of member by member.
impl Envelope for ErrorList {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.fill(|buffer| {
            let mut errors = report.errors();
            buffer.push_str(r#"{"errors":[{"message":""#);
            if let Some(first) = errors.next() {
                push_item(report, first, buffer);
            }
            for error in errors {
                buffer.push_str(r#"},{"message":""#);
                push_item(report, error, buffer);
            }
            match report.request_id() {
                None => buffer.push_str("}]}"),
                Some(id) => {
                    buffer.push_str(r#"}],"trace_id":""#);
                    json::escape(id, buffer);
                    buffer.push_str("\"}");
                }
            }
        });
    }
}

/// Appends an error from its short text on, without the brace that closes it.
fn push_item(report: &Report<'_>, error: &dyn ApiError, buffer: &mut String) {
    let mut filled = Filled::unfilled(occurrence(error));
    filled.fill();
    let entry = filled.entry();
    filled.push_text(filled.message(), buffer);
    buffer.push_str(r#"","long_message":""#);
    filled.push_text(filled.text(), buffer);
    buffer.push_str(r#"","code":"#);
    filled.push_code(buffer);
    if entry.0.has_more() {
        push_more(&filled, buffer);
    }
    if let Some(details) = report.details(error) {
        buffer.push_str(r#","details":"#);
        let mut value = JsonWriter::new(buffer);
        value.serialize(&details);
        value.or("null");
    }
}

/// Appends the members that most errors lack.
fn push_more(filled: &Filled<'_>, buffer: &mut String) {
    let row = &filled.entry().0;
    if row.extra(|extra| extra.fault).is_some() {
        write_fault(filled, PointerForm::PLAIN, &mut JsonObject::since(0, buffer));
    }
    if let Some(hint) = filled.hint() {
        buffer.push_str(r#","hint":""#);
        filled.push_text(hint, buffer);
        buffer.push('"');
    }
    if let Some(meta) = filled.constant_meta() {
        buffer.push_str(r#","meta":{"#);
        buffer.push_str(meta);
        buffer.push('}');
    } else if row.meta.is_some() {
        let start = buffer.len();
        buffer.push_str(r#","meta":{"#);
        let mut meta = JsonObject::new(buffer);
        filled.write_meta(&mut meta);
        if meta.is_empty() {
            buffer.truncate(start);
        } else {
            buffer.push('}');
        }
    }
}
