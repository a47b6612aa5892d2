use super::{Envelope, Report};
use crate::error::ApiError;
use crate::json::{JsonObject, JsonWriter};
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

impl Envelope for ErrorList {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.object(|body| {
            body.array("errors", |list| {
                for error in report.errors() {
                    list.object(|item| write_item(report, error, item));
                }
            });
            if let Some(id) = report.request_id() {
                body.text("trace_id", id);
            }
        });
    }
}

fn write_item(report: &Report<'_>, error: &dyn ApiError, item: &mut JsonObject<'_>) {
    let error = Occurrence::of(error);
    error.write_member("\"message\":", error.row().message, item);
    error.write_member("\"long_message\":", error.row().text(), item);
    error.write_code("\"code\":", item);
    error.write_meta_object(item);
    if let Some(details) = report.details(error.error()) {
        item.serialize("details", &details);
    }
}
