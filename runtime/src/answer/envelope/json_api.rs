use super::members::{PointerForm, write_details, write_fault, write_hint, write_meta_beside};
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
/// `/data/attributes`; a JSON Pointer stays as it is. A query parameter is `source.parameter`. `meta` also has `hint`
/// and, in development, `details`. A member of `meta` that is itself called `hint` or `meta` is nested under `meta`.
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
    filled.write_member(r#""title":""#, filled.message(), item);
    if let Some(long) = filled.long() {
        filled.write_member(r#""detail":""#, long, item);
    }
    item.object_unless_empty(r#""source":{"#, |source| {
        write_fault(&filled, PointerForm::JsonPointer { path_prefix: "/data/attributes" }, source);
    });
    item.object_unless_empty(r#""meta":{"#, |meta| write_meta(report, error, &filled, meta));
}

/// Whether a key of `meta` is a member that it cannot replace: the hint, or what is nested for its sake.
pub(crate) fn is_taken(key: &str) -> bool {
    matches!(key, "hint" | "meta")
}

/// Writes `meta`, the hint, and the sources in development.
fn write_meta(report: &Report<'_>, error: &dyn ApiError, filled: &Filled<'_>, meta: &mut JsonObject<'_>) {
    write_meta_beside(filled, is_taken, meta);
    write_hint(filled, meta);
    if report.details(error).is_some() {
        // Even in development, `details` must not replace a member that the catalog declares.
        let mut is_taken = false;
        filled.each_meta(&mut |key, _| is_taken |= key == "details");
        if !is_taken {
            write_details(report, error, meta);
        }
    }
}
