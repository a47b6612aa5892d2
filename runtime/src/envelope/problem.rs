use super::pointer::{JsonPointer, UriText};
use super::{Envelope, Report};
use crate::error::ApiError;
use crate::json::{self, JsonObject, JsonWriter};
use crate::occurrence::Occurrence;

/// Problem details ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)), sent as `application/problem+json`.
///
/// ```
/// use error_catalog::{ApiError, Context, envelope::Problem};
///
/// #[derive(Debug, ApiError)]
/// #[api(envelope = Problem, docs = "https://docs.example.com/errors#<code>")]
/// enum UserError {
///     #[api(status = 409, message = "already exists", long = "<email> is taken", meta(param_name = "email"))]
///     EmailTaken { email: &'static str },
/// }
///
/// let error = UserError::EmailTaken { email: "a@b.c" };
/// assert_eq!(
///     error.to_json_in(&Context::new().request_id("req_1")),
///     r#"{"type":"https://docs.example.com/errors#email_taken","title":"already exists","status":409,"detail":"a@b.c is taken","instance":"urn:request:req_1","code":"email_taken","param_name":"email"}"#,
/// );
/// ```
///
/// `type` is the link to the documentation, and `title` the short text. Without a link, `type` is omitted and `title` is
/// the status phrase, as RFC 9457 (section 4.2.1) recommends. The members of `meta` become members of the problem; those
/// with the name of a standard member are nested under `meta`.
///
/// [`Errors`](crate::Errors) add `errors`, with `detail`, `pointer` (a JSON Pointer as a URI fragment, as in section 3 of
/// the RFC) and `code` of each error; the other members are those of the [lead](Report::lead).
#[derive(Clone, Copy, Debug)]
pub struct Problem;

/// Members that a key of `meta` cannot replace.
pub(crate) const TAKEN: [&str; 9] =
    ["type", "title", "status", "detail", "instance", "code", "meta", "errors", "details"];

impl Envelope for Problem {
    const CONTENT_TYPE: &'static str = "application/problem+json";

    // The members that every problem has are written in large pieces.
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        let mut lead = Occurrence::unread(report.lead());
        lead.read();
        json.fill(|buffer| {
            let start = buffer.len() + 1;
            push_kind(report, &lead, buffer);
            let row = lead.row();
            let detail = if row.docs.is_empty() { row.packed.text() } else { row.packed.long() };
            if !detail.is_empty() {
                buffer.push_str(",\"detail\":");
                lead.push_string(detail, buffer);
            }
            let mut problem = JsonObject::since(start, buffer);
            if let Some(id) = report.request_id() {
                problem.display("instance", format_args!("urn:request:{}", UriText(id)));
            }
            lead.write_code("\"code\":", &mut problem);
            write_extensions(&lead, &mut problem);
            if report.is_several() {
                problem.array("errors", |list| {
                    for error in report.errors() {
                        list.object(|item| write_item(error, item));
                    }
                });
            }
            if let Some(details) = report.details(lead.error()) {
                problem.serialize("details", &details);
            }
            buffer.push('}');
        });
    }
}

/// Appends the brace, `type`, `title` and `status`.
fn push_kind(report: &Report<'_>, lead: &Occurrence<'_>, buffer: &mut String) {
    let row = lead.row();
    let status = report.status();
    if row.docs.is_empty() {
        buffer.push_str("{\"title\":\"");
    } else {
        buffer.push_str("{\"type\":\"");
        json::escape(row.docs, buffer);
        buffer.push_str("\",\"title\":\"");
    }
    match status.canonical_reason() {
        // A phrase needs no escaping.
        Some(phrase) if row.docs.is_empty() => buffer.push_str(phrase),
        _ => lead.push_text(row.packed.message(), buffer),
    }
    buffer.push_str("\",\"status\":");
    buffer.push_str(status.as_str());
}

fn write_extensions(lead: &Occurrence<'_>, problem: &mut JsonObject<'_>) {
    let mut collides = false;
    let is_free = &mut |key: &str| {
        let is_taken = TAKEN.contains(&key);
        collides |= is_taken;
        !is_taken
    };
    lead.write_meta(problem, Some(is_free));
    if collides {
        let is_taken = &mut |key: &str| TAKEN.contains(&key);
        problem.object_unless_empty("\"meta\":", |meta| lead.write_meta(meta, Some(is_taken)));
    }
}

fn write_item(error: &dyn ApiError, item: &mut JsonObject<'_>) {
    let mut occurrence = Occurrence::unread(error);
    occurrence.read();
    occurrence.write_member("\"detail\":", occurrence.row().packed.text(), item);
    if let Some(pointer) = error.pointer() {
        let pointer = JsonPointer { pointer, path_prefix: "" };
        item.display("pointer", format_args!("#{}", UriText(pointer)));
    }
    occurrence.write_code("\"code\":", item);
}
