use super::pointer::{JsonPointer, UriText};
use super::{Envelope, Report};
use crate::error::ApiError;
use crate::json::{JsonObject, JsonWriter};
use crate::occurrence::Occurrence;

/// Problem details ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)), sent as `application/problem+json`.
///
/// ```json
/// {"type":"https://docs.example.com/errors#email_taken","title":"already exists","status":409,"detail":"a@b.c is taken","instance":"urn:request:req_1","code":"email_taken","param_name":"email"}
/// ```
///
/// `type` is the link to the documentation, and `title` the short text. Without a link there is no `type`, and RFC 9457
/// (section 4.2.1) then wants the status phrase as `title`. The members of `meta` become members of the problem; those
/// whose name a standard member has are nested under `meta`.
///
/// [`Errors`](crate::Errors) add `errors`, with `detail`, `pointer` (a JSON Pointer as a URI fragment, as in section 3 of
/// the RFC) and `code` of each; the other members are those of the error that stands for the whole.
#[derive(Clone, Copy, Debug)]
pub struct Problem;

/// Members that a key of `meta` cannot take the place of.
pub(crate) const TAKEN: [&str; 9] =
    ["type", "title", "status", "detail", "instance", "code", "meta", "errors", "details"];

impl Envelope for Problem {
    const CONTENT_TYPE: &'static str = "application/problem+json";

    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        let lead = Occurrence::of(report.lead());
        json.object(|problem| {
            write_kind(report, &lead, problem);
            if let Some(id) = report.request_id() {
                problem.display("instance", format_args!("urn:request:{}", UriText(id)));
            }
            lead.write_code("\"code\":", problem);
            write_extensions(&lead, problem);
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
        });
    }
}

/// Writes `type`, `title`, `status` and `detail`.
fn write_kind(report: &Report<'_>, lead: &Occurrence<'_>, problem: &mut JsonObject<'_>) {
    let row = lead.row();
    let title = "\"title\":";
    let detail = "\"detail\":";
    if row.docs.is_empty() {
        match report.status().canonical_reason() {
            Some(phrase) => problem.text("title", phrase),
            None => lead.write_member(title, row.message, problem),
        }
    } else {
        problem.text("type", row.docs);
        lead.write_member(title, row.message, problem);
    }
    problem.number("status", report.status().as_u16());
    if row.docs.is_empty() {
        lead.write_member(detail, row.text(), problem);
    } else if !row.long.is_empty() {
        lead.write_member(detail, row.long, problem);
    }
}

fn write_extensions(lead: &Occurrence<'_>, problem: &mut JsonObject<'_>) {
    let mut collides = false;
    lead.each_meta(&mut |key, value| {
        if TAKEN.contains(&key) {
            collides = true;
        } else {
            value.write_member(key, problem);
        }
    });
    if collides {
        problem.object_unless_empty("\"meta\":", |meta| write_collisions(lead, meta));
    }
}

fn write_collisions(lead: &Occurrence<'_>, meta: &mut JsonObject<'_>) {
    lead.each_meta(&mut |key, value| {
        if TAKEN.contains(&key) {
            value.write_member(key, meta);
        }
    });
}

fn write_item(error: &dyn ApiError, item: &mut JsonObject<'_>) {
    let occurrence = Occurrence::of(error);
    occurrence.write_member("\"detail\":", occurrence.row().text(), item);
    if let Some(pointer) = error.pointer() {
        let pointer = JsonPointer { pointer, path_prefix: "" };
        item.display("pointer", format_args!("#{}", UriText(pointer)));
    }
    occurrence.write_code("\"code\":", item);
}
