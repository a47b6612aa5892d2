use super::pointer::{JsonPointer, UriText, push_uri_text};
use super::{Envelope, Report};
use crate::answer::error::{ApiError, occurrence};
use crate::json::{self, JsonObject, JsonWriter};
use crate::occurrence::Filled;

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

    // The members of every problem are written in large pieces.
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        let lead = Filled::of(occurrence(report.lead()));
        json.fill(|buffer| {
            let start = buffer.len() + 1;
            let docs = report.docs(report.lead());
            push_kind(report, &lead, docs.as_deref(), buffer);
            let row = &lead.entry().0;
            let detail = if docs.is_some() { row.long } else { Some(lead.entry().text()) };
            if let Some(detail) = detail {
                buffer.push_str(",\"detail\":\"");
                lead.push_text(detail, buffer);
                buffer.push('"');
            }
            if let Some(id) = report.request_id() {
                buffer.push_str(",\"instance\":\"urn:request:");
                push_uri_text(id, buffer);
                buffer.push('"');
            }
            let mut problem = JsonObject::since(start, buffer);
            lead.write_code("\"code\":", &mut problem);
            if row.meta.is_some() {
                write_extensions(&lead, &mut problem);
            }
            if report.is_several() {
                problem.array("errors", |list| {
                    for error in report.errors() {
                        list.object(|item| write_item(error, item));
                    }
                });
            }
            if let Some(details) = report.details(report.lead()) {
                problem.serialize("details", &details);
            }
            buffer.push('}');
        });
    }
}

/// Appends the brace, `type`, `title` and `status`.
fn push_kind(report: &Report<'_>, lead: &Filled<'_>, docs: Option<&str>, buffer: &mut String) {
    let row = &lead.entry().0;
    let status = report.status();
    let phrase = match docs {
        None => {
            buffer.push_str("{\"title\":\"");
            status.canonical_reason()
        }
        Some(docs) => {
            buffer.push_str("{\"type\":\"");
            json::escape(docs, buffer);
            buffer.push_str("\",\"title\":\"");
            None
        }
    };
    match phrase {
        // A status phrase needs no escapes.
        Some(phrase) => buffer.push_str(phrase),
        None => lead.push_text(row.message, buffer),
    }
    buffer.push_str("\",\"status\":");
    buffer.push_str(status.as_str());
}

fn write_extensions(lead: &Filled<'_>, problem: &mut JsonObject<'_>) {
    let mut collides = false;
    let is_free = &mut |key: &str| {
        let is_taken = TAKEN.contains(&key);
        collides |= is_taken;
        !is_taken
    };
    lead.write_meta_if(problem, is_free);
    if collides {
        let is_taken = &mut |key: &str| TAKEN.contains(&key);
        problem.object_unless_empty("\"meta\":", |meta| lead.write_meta_if(meta, is_taken));
    }
}

fn write_item(error: &dyn ApiError, item: &mut JsonObject<'_>) {
    let filled = Filled::of(occurrence(error));
    filled.write_member("\"detail\":", filled.entry().text(), item);
    if let Some(pointer) = error.pointer() {
        let pointer = JsonPointer { pointer, path_prefix: "" };
        item.display("pointer", format_args!("#{}", UriText(pointer)));
    }
    filled.write_code("\"code\":", item);
}
