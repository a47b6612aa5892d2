use super::members::{
    PointerForm, write_details, write_errors, write_fault, write_hint, write_meta, write_meta_beside,
};
use super::pointer::push_uri_text;
use super::{Envelope, Report};
use crate::answer::error::occurrence;
use crate::json::{self, JsonObject, JsonWriter};
use crate::occurrence::{Filled, Marked};

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
/// the status phrase, as RFC 9457 (section 4.2.1) recommends. `detail` is omitted when it would repeat `title`. After the
/// code follow `pointer` (a JSON Pointer as a URI fragment, as in section 3 of the RFC) or `parameter`, then `hint`, if
/// the error has them. The members of `meta` become members of the problem; those with the name of a standard member are
/// nested under `meta`.
///
/// Several errors are listed in `errors`, each with `detail`, `pointer` or `parameter`, `code`, `hint` and `meta`; the
/// other members are those of the [lead](Report::lead).
#[derive(Clone, Copy, Debug)]
pub struct Problem;

/// Whether a key of `meta` is a member that it cannot replace.
pub(crate) fn is_taken(key: &str) -> bool {
    matches!(
        key,
        "type"
            | "title"
            | "status"
            | "detail"
            | "instance"
            | "code"
            | "pointer"
            | "parameter"
            | "hint"
            | "meta"
            | "errors"
            | "details"
    )
}

impl Envelope for Problem {
    const CONTENT_TYPE: &'static str = "application/problem+json";

    // The members of every problem are written in large pieces.
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        let mut lead = Filled::unfilled(occurrence(report.lead()));
        lead.fill();
        json.fill(|buffer| {
            let start = buffer.len() + 1;
            let docs = report.docs(report.lead());
            let detail = push_kind(report, &lead, docs.as_deref(), buffer);
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
            if lead.entry().0.has_more() {
                write_fault(&lead, PointerForm::Fragment, &mut problem);
                write_hint(&lead, &mut problem);
                write_meta_beside(&lead, is_taken, &mut problem);
            }
            write_errors(report, &mut problem, write_item);
            write_details(report, report.lead(), &mut problem);
            buffer.push('}');
        });
    }
}

/// Appends the brace, `type`, `title` and `status`. Returns the text for `detail`: none if `title` is all there is.
fn push_kind(report: &Report<'_>, lead: &Filled<'_>, docs: Option<&str>, buffer: &mut String) -> Option<Marked> {
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
    let detail = if let Some(phrase) = phrase {
        // A status phrase needs no escapes.
        buffer.push_str(phrase);
        Some(lead.text())
    } else {
        lead.push_text(lead.message(), buffer);
        lead.long()
    };
    buffer.push_str("\",\"status\":");
    buffer.push_str(status.as_str());
    detail
}

fn write_item(error: &Filled<'_>, item: &mut JsonObject<'_>) {
    error.write_member(r#""detail":""#, error.text(), item);
    if error.entry().0.extra(|extra| extra.fault).is_some() {
        write_fault(error, PointerForm::Fragment, item);
    }
    error.write_code("\"code\":", item);
    write_hint(error, item);
    write_meta(error, item);
}
