use std::fmt::{self, Display};
use std::time::Duration;

use super::google_details::{domain, each_metadatum, faults, has_help};
use super::pointer::{MemberPath, UpperSnake};
use super::{Envelope, Report};
use crate::answer::error::{ApiError, occurrence};
use crate::entry::{Fault, Retry};
use crate::json::{self, JsonArray, JsonObject, JsonSink, JsonWriter};
use crate::occurrence::{Filled, MetaValue};

/// The error model of Google's APIs (<https://google.aip.dev/193>).
///
/// ```
/// use error_catalog::{ApiError, Context, envelope::GoogleStatus};
///
/// #[derive(Debug, ApiError)]
/// #[api(envelope = GoogleStatus, domain = "users.example.com")]
/// enum UserError {
///     #[api(status = 404, code = "resource_not_found", message = "not found", long = "No user was found with id <user_id>")]
///     NotFound { user_id: &'static str },
/// }
///
/// let error = UserError::NotFound { user_id: "u_1" };
/// assert_eq!(
///     error.to_json_in(&Context::new().request_id("req_1")),
///     r#"{"error":{"code":404,"message":"No user was found with id u_1","status":"NOT_FOUND","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"RESOURCE_NOT_FOUND","domain":"users.example.com","metadata":{"user_id":"u_1"}}]}}"#,
/// );
/// ```
///
/// `status` is the code of `grpc = …`, else the [code of the status](crate::GrpcCode::of_status).
///
/// `details` always holds an `ErrorInfo`. It also holds a `RetryInfo` when there is a delay, a `BadRequest` with a
/// violation for each error that has a pointer (sent as a member path) or a parameter, and a `Help` when there is a hint
/// or a link to the documentation. The hint describes the link; without one, the short text does. `metadata` has
/// everything that the texts, the hint and `meta` show, as strings. Of several errors, `ErrorInfo` and `Help` are those
/// of the [lead](Report::lead).
///
/// In development, `details` beside `error` holds the sources.
#[derive(Clone, Copy, Debug)]
pub struct GoogleStatus;

impl Envelope for GoogleStatus {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        let lead = report.lead();
        let filled = Filled::of(occurrence(lead));
        json.object(|body| {
            body.object("error", |status| {
                status.number("code", report.status().as_u16());
                filled.write_member(r#""message":""#, filled.text(), status);
                status.text("status", report.grpc().as_str());
                status.array("details", |list| write_details(report, lead, &filled, list));
            });
            if let Some(details) = report.details(lead) {
                body.serialize("details", &details);
            }
        });
    }
}

fn write_details(report: &Report<'_>, lead: &dyn ApiError, filled: &Filled<'_>, list: &mut JsonArray<'_>) {
    list.object(|info| write_error_info(lead, filled, info));
    if let Retry::After(delay) = lead.retry() {
        list.object(|info| {
            info.text("@type", "type.googleapis.com/google.rpc.RetryInfo");
            info.display("retryDelay", ProtoDuration(delay));
        });
    }
    let mut faults = faults(report).peekable();
    if faults.peek().is_some() {
        list.object(|request| write_bad_request(faults, request));
    }
    let docs = report.docs(lead);
    if has_help(filled, docs.as_deref()) {
        list.object(|object| write_help(filled, docs.as_deref(), object));
    }
}

fn write_error_info(lead: &dyn ApiError, filled: &Filled<'_>, info: &mut JsonObject<'_>) {
    info.text("@type", "type.googleapis.com/google.rpc.ErrorInfo");
    info.display("reason", UpperSnake(filled.entry().code().as_str()));
    if let Some(domain) = domain(lead) {
        info.text("domain", domain);
    }
    info.object_unless_empty(r#""metadata":{"#, |metadata| {
        each_metadatum(filled, &mut |key, value| write_as_string(key, value, metadata));
    });
}

/// Writes a string as it is, and any other value as its JSON text.
fn write_as_string(key: &str, value: MetaValue<'_>, object: &mut JsonObject<'_>) {
    object.try_member(key, |buffer| {
        let start = buffer.len();
        value.describe(&mut JsonSink::optional(buffer))?;
        json::quote_from(start, buffer);
        Ok(())
    });
}

fn write_bad_request<'e>(faults: impl Iterator<Item = &'e dyn ApiError>, request: &mut JsonObject<'_>) {
    request.text("@type", "type.googleapis.com/google.rpc.BadRequest");
    request.array("fieldViolations", |list| {
        for error in faults {
            list.object(|violation| {
                let filled = Filled::of(occurrence(error));
                match filled.fault() {
                    Some(Fault::Pointer(pointer)) => violation.whole_text("\"field\":", MemberPath(pointer)),
                    Some(Fault::Parameter(name)) => violation.whole_text("\"field\":", name),
                    None => {}
                }
                filled.write_member(r#""description":""#, filled.text(), violation);
                violation.display("reason", UpperSnake(filled.entry().code().as_str()));
            });
        }
    });
}

/// Writes the link to the documentation, and the hint, which describes it.
fn write_help(lead: &Filled<'_>, docs: Option<&str>, object: &mut JsonObject<'_>) {
    object.text("@type", "type.googleapis.com/google.rpc.Help");
    object.array("links", |links| {
        links.object(|link| {
            lead.write_member(r#""description":""#, lead.hint().unwrap_or_else(|| lead.message()), link);
            if let Some(docs) = docs {
                link.text("url", docs);
            }
        });
    });
}

/// A duration in protobuf's JSON mapping: seconds, and nanoseconds if there are any.
struct ProtoDuration(Duration);

impl Display for ProtoDuration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.subsec_nanos() {
            0 => write!(formatter, "{}s", self.0.as_secs()),
            nanos => write!(formatter, "{}.{nanos:09}s", self.0.as_secs()),
        }
    }
}
