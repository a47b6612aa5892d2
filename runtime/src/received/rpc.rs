//! Reads what gRPC and Connect send, as the JSON that `GoogleStatus` has for the same.

use ::tonic::{Code, Status};
use ::tonic_types::{ErrorDetail, StatusExt};
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde_json::{Map, Value, json};

use crate::answer::envelope::encoded_status;
use crate::entry::GrpcCode;

/// The status as `GoogleStatus` writes it.
pub(super) fn google(status: &Status) -> Value {
    let mut error = Map::new();
    if let Some(code) = GrpcCode::of_number(status.code() as i32) {
        error.insert("code".to_owned(), code.http_status().as_u16().into());
        error.insert("status".to_owned(), code.as_str().into());
    }
    error.insert("message".to_owned(), status.message().into());
    if let Some(request) = status.get_details_request_info() {
        error.insert("requestId".to_owned(), request.request_id.into());
    }
    let details: Vec<_> = status.get_error_details_vec().into_iter().filter_map(google_detail).collect();
    error.insert("details".to_owned(), details.into());
    json!({ "error": error })
}

fn google_detail(detail: ErrorDetail) -> Option<Value> {
    Some(match detail {
        ErrorDetail::ErrorInfo(info) => json!({
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            "reason": info.reason,
            "metadata": info.metadata,
        }),
        ErrorDetail::RetryInfo(retry) => {
            let delay = retry.retry_delay?;
            json!({
                "@type": "type.googleapis.com/google.rpc.RetryInfo",
                "retryDelay": format!("{}.{:09}s", delay.as_secs(), delay.subsec_nanos()),
            })
        }
        ErrorDetail::BadRequest(request) => {
            let violations = request.field_violations.into_iter().map(|violation| {
                let members =
                    [("field", violation.field), ("description", violation.description), ("reason", violation.reason)];
                members.into_iter().filter(|(_, text)| !text.is_empty()).collect::<Value>()
            });
            json!({
                "@type": "type.googleapis.com/google.rpc.BadRequest",
                "fieldViolations": violations.collect::<Value>(),
            })
        }
        ErrorDetail::Help(help) => {
            let links = help.links.into_iter().map(|link| {
                let members = [("description", link.description), ("url", link.url)];
                members.into_iter().filter(|(_, text)| !text.is_empty()).collect::<Value>()
            });
            json!({
                "@type": "type.googleapis.com/google.rpc.Help",
                "links": links.collect::<Value>(),
            })
        }
        _ => return None,
    })
}

/// An error of the Connect protocol as `GoogleStatus` writes it, if the body is one with details. Any other has the same
/// members as another shape.
pub(super) fn google_of_connect(body: &Value) -> Option<Value> {
    let code = body.get("code")?.as_str()?;
    let code = match code {
        "canceled" => GrpcCode::Cancelled,
        code => GrpcCode::named(&code.to_ascii_uppercase())?,
    };
    let message = body.get("message").and_then(Value::as_str).unwrap_or_default();
    let details = body.get("details")?.as_array()?.iter().map(connect_detail).collect::<Option<Vec<_>>>()?;
    if details.is_empty() {
        return None;
    }
    let details = encoded_status(code, message, details.iter().map(|(name, value)| (*name, value)));
    Some(google(&Status::with_details(Code::from_i32(code.number()), message, details.into())))
}

/// The name and the bytes of a detail.
fn connect_detail(detail: &Value) -> Option<(&str, Vec<u8>)> {
    const ANY_PADDING: GeneralPurpose = GeneralPurpose::new(
        &STANDARD,
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
    );
    let text = |name| detail.get(name).and_then(Value::as_str);
    Some((text("type")?, ANY_PADDING.decode(text("value")?).ok()?))
}
