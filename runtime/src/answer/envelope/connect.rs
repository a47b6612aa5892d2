use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use http::StatusCode;

use super::rpc_status::RpcStatus;
use super::{Envelope, Report};
use crate::entry::GrpcCode;
use crate::json::JsonWriter;

/// An error of the Connect protocol (<https://connectrpc.com/docs/protocol>), which Connect clients read from any route.
///
/// ```
/// use error_catalog::{ApiError, Context, envelope::Connect};
///
/// #[derive(Debug, ApiError)]
/// #[api(envelope = Connect, domain = "users.example.com")]
/// enum UserError {
///     #[api(status = 404, code = "resource_not_found", message = "not found", long = "No user was found with id <user_id>")]
///     NotFound { user_id: &'static str },
/// }
///
/// let error = UserError::NotFound { user_id: "u_1" };
/// assert_eq!(
///     error.to_json_in(&Context::new()),
///     r#"{"code":"not_found","message":"No user was found with id u_1","details":[{"type":"google.rpc.ErrorInfo","value":"ChJSRVNPVVJDRV9OT1RfRk9VTkQSEXVzZXJzLmV4YW1wbGUuY29tGg4KB3VzZXJfaWQSA3VfMQ"}]}"#,
/// );
/// ```
///
/// `code` is the [code of gRPC](crate::GrpcCode), in lower case; the code of the catalog is the `reason` of the `ErrorInfo`.
/// The status of the response is [the one that stands for it](crate::GrpcCode::http_status), whatever the entry declares.
///
/// `details` are those of [gRPC](crate::tonic), as base64 without padding. A body has room for all of them.
#[derive(Clone, Copy, Debug)]
pub struct Connect;

impl Envelope for Connect {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        let status = RpcStatus::in_body(report);
        json.object(|body| {
            body.text("code", &name(status.code));
            body.text("message", &status.message);
            body.array("details", |list| {
                for detail in status.details() {
                    list.object(|item| {
                        item.text("type", detail.name);
                        item.text("value", &STANDARD_NO_PAD.encode(detail.value()));
                    });
                }
            });
        });
    }

    fn status(report: &Report<'_>) -> StatusCode {
        report.grpc().http_status()
    }
}

fn name(code: GrpcCode) -> String {
    match code {
        // Connect spells it with one `l`.
        GrpcCode::Cancelled => "canceled".to_owned(),
        code => code.as_str().to_ascii_lowercase(),
    }
}
