use super::pointer::JsonPointer;
use super::{Envelope, Report};
use crate::answer::error::{ApiError, occurrence};
use crate::json::{JsonObject, JsonWriter};
use crate::occurrence::Filled;

/// Error objects of JSON:API 1.1 (<https://jsonapi.org/format/1.1/#error-objects>), sent as `application/vnd.api+json`.
///
/// ```
/// use error_catalog::{ApiError, Context, envelope::JsonApi};
///
/// #[derive(Debug, ApiError)]
/// #[api(envelope = JsonApi, docs = "https://docs.example.com/errors#<code>")]
/// enum UserError {
///     #[api(status = 409, message = "already exists", long = "<email> is taken", meta(param_name = "email"))]
///     EmailTaken {
///         email: &'static str,
///         #[api(pointer)]
///         member: &'static str,
///     },
/// }
///
/// let error = UserError::EmailTaken { email: "a@b.c", member: "email" };
/// assert_eq!(
///     error.to_json_in(&Context::new().request_id("req_1")),
///     r#"{"errors":[{"id":"req_1","links":{"about":"https://docs.example.com/errors#email_taken"},"status":"409","code":"email_taken","title":"already exists","detail":"a@b.c is taken","source":{"pointer":"/data/attributes/email"},"meta":{"param_name":"email"}}]}"#,
/// );
/// ```
///
/// `id` is the request id, `title` the short and `detail` the long text. A member path becomes a pointer below
/// `/data/attributes`; a JSON Pointer stays as it is. In development, `meta` has `details`.
#[derive(Clone, Copy, Debug)]
pub struct JsonApi;

impl Envelope for JsonApi {
    const CONTENT_TYPE: &'static str = "application/vnd.api+json";

    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.object(|body| {
            body.array("errors", |list| {
                for error in report.errors() {
                    list.object(|item| write_item(report, error, item));
                }
            });
        });
    }
}

fn write_item(report: &Report<'_>, error: &dyn ApiError, item: &mut JsonObject<'_>) {
    let filled = Filled::of(occurrence(error));
    let row = &filled.entry().0;
    if let Some(id) = report.request_id() {
        item.text("id", id);
    }
    if let Some(docs) = report.docs(error) {
        item.object("links", |links| links.text("about", &docs));
    }
    item.text("status", error.status().as_str());
    item.text("code", row.code.as_str());
    filled.write_member("\"title\":", row.message, item);
    if let Some(long) = row.long {
        filled.write_member("\"detail\":", long, item);
    }
    if let Some(pointer) = error.pointer() {
        let path_prefix = "/data/attributes";
        let pointer = JsonPointer { pointer, path_prefix };
        item.object("source", |source| source.display("pointer", pointer));
    }
    item.object_unless_empty("\"meta\":", |meta| write_meta(report, error, &filled, meta));
}

fn write_meta(report: &Report<'_>, error: &dyn ApiError, filled: &Filled<'_>, meta: &mut JsonObject<'_>) {
    let Some(details) = report.details(error) else {
        return filled.write_meta(meta);
    };
    // Even in development, `details` must not replace a member that the catalog declares.
    let mut taken = false;
    filled.each_meta(&mut |key, value| {
        taken |= key == "details";
        value.write_member(key, meta);
    });
    if !taken {
        meta.serialize("details", &details);
    }
}
