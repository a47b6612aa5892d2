use super::{Envelope, Report};
use crate::error::ApiError;
use crate::json::{self, JsonObject, JsonWriter};
use crate::occurrence::Occurrence;

/// A list of errors, each with a short and a long text: the default shape.
///
/// ```json
/// {"errors":[{"message":"not found","long_message":"No user was found with id u_1","code":"resource_not_found","meta":{"param_name":"id"}}],"trace_id":"req_1"}
/// ```
///
/// `long_message` falls back to `message`, because some clients refuse an error without it. `meta` is there when it has
/// members, `trace_id` when the context has a request id, and `details` in development.
#[derive(Clone, Copy, Debug)]
pub struct ErrorList;

// This is the default shape, so it is written in whole pieces instead of member by member.
impl Envelope for ErrorList {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.fill(|buffer| {
            let mut before = r#"{"errors":[{"message":""#;
            for error in report.errors() {
                buffer.push_str(before);
                push_item(report, error, buffer);
                before = r#"},{"message":""#;
            }
            buffer.push_str("}]");
            if let Some(id) = report.request_id() {
                buffer.push_str(r#","trace_id":"#);
                json::push_string(id, buffer);
            }
            buffer.push('}');
        });
    }
}

/// Appends an error from its short text on, without the brace that closes it.
fn push_item(report: &Report<'_>, error: &dyn ApiError, buffer: &mut String) {
    let error = Occurrence::of(error);
    let row = error.row();
    error.push_text(row.message, buffer);
    buffer.push_str(r#"","long_message":""#);
    error.push_text(row.text(), buffer);
    buffer.push_str(r#"","code":"#);
    error.push_code(buffer);
    if !row.meta.is_empty() {
        push_meta(&error, buffer);
    }
    if let Some(details) = report.details(error.error()) {
        buffer.push_str(r#","details":"#);
        let mut value = JsonWriter::new(buffer);
        value.serialize(&details);
        value.or("null");
    }
}

/// Appends `meta`, if it has members.
fn push_meta(error: &Occurrence<'_>, buffer: &mut String) {
    let start = buffer.len();
    buffer.push_str(r#","meta":{"#);
    let mut members = JsonObject::new(buffer);
    error.write_meta(&mut members);
    if members.is_empty() {
        buffer.truncate(start);
    } else {
        buffer.push('}');
    }
}
