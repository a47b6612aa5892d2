//! `grpc`: the canonical code in gRPC.

#![allow(clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use error_catalog::envelope::GoogleStatus;
use error_catalog::{ApiError, Errors, GrpcCode};
use http::StatusCode;
use serde_json::Value;

#[derive(Debug, ApiError)]
#[api(envelope = GoogleStatus, allow(unregistered_status))]
enum OrderError {
    #[api(status = 409)]
    AlreadyPaid,
    #[api(status = 409, grpc = ABORTED)]
    ChangedMeanwhile,
    #[api(status = 502, status_from(_0))]
    Upstream(u16),
    #[api(status = 502, status_from(_0), grpc = DATA_LOSS)]
    Lost(u16),
    #[api(status = 404, grpc = UNAVAILABLE)]
    Away,
}

fn sent(body: &str) -> String {
    let body: Value = serde_json::from_str(body).unwrap_or_default();
    body["error"]["status"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn the_code_is_stated_or_belongs_to_the_status() {
    assert_eq!(OrderError::AlreadyPaid.entry().grpc(), GrpcCode::AlreadyExists);
    assert_eq!(OrderError::ChangedMeanwhile.entry().grpc(), GrpcCode::Aborted);
    assert_eq!(sent(&OrderError::AlreadyPaid.to_json()), "ALREADY_EXISTS");
    assert_eq!(sent(&OrderError::ChangedMeanwhile.to_json()), "ABORTED");
    let json = |error: OrderError| serde_json::to_value(error.entry()).unwrap_or_default();
    assert_eq!(json(OrderError::ChangedMeanwhile)["grpc"], "ABORTED");
    assert_eq!(json(OrderError::AlreadyPaid).get("grpc"), None);
}

#[test]
fn it_follows_the_status_that_is_answered() {
    assert_eq!(sent(&OrderError::Upstream(504).to_json()), "DEADLINE_EXCEEDED");
    assert_eq!(sent(&OrderError::Upstream(404).to_json()), "NOT_FOUND");
    assert_eq!(sent(&OrderError::Lost(404).to_json()), "DATA_LOSS");
}

#[test]
fn of_several_errors_it_is_that_of_the_lead() {
    let of = |errors: Vec<OrderError>| sent(&Errors::from_iter(errors).to_json());
    assert_eq!(of(vec![OrderError::ChangedMeanwhile, OrderError::AlreadyPaid]), "ABORTED");
    assert_eq!(of(vec![OrderError::Away, OrderError::Lost(503)]), "DATA_LOSS");
    // The status is 400, which none of them has.
    assert_eq!(of(vec![OrderError::Away, OrderError::ChangedMeanwhile]), "INVALID_ARGUMENT");
}

#[test]
fn each_status_has_a_code() {
    let of = |status: u16| GrpcCode::of_status(StatusCode::from_u16(status).unwrap_or_default()).as_str();
    for (statuses, code) in [
        (&[400, 413, 414, 415, 422][..], "INVALID_ARGUMENT"),
        (&[401], "UNAUTHENTICATED"),
        (&[403], "PERMISSION_DENIED"),
        (&[404, 410], "NOT_FOUND"),
        (&[405, 501], "UNIMPLEMENTED"),
        (&[408, 504], "DEADLINE_EXCEEDED"),
        (&[409], "ALREADY_EXISTS"),
        (&[402, 406, 412, 418, 451, 498], "FAILED_PRECONDITION"),
        (&[416], "OUT_OF_RANGE"),
        (&[429], "RESOURCE_EXHAUSTED"),
        (&[499], "CANCELLED"),
        (&[502, 503], "UNAVAILABLE"),
        (&[500, 505, 511, 599], "INTERNAL"),
    ] {
        for status in statuses {
            assert_eq!(of(*status), code, "{status}");
        }
    }
}

#[test]
fn codes_have_names_and_numbers() {
    let code = GrpcCode::FailedPrecondition;
    assert_eq!((code.as_str(), code.number(), code.to_string()), ("FAILED_PRECONDITION", 9, code.as_str().to_owned()));
    assert_eq!(serde_json::from_str::<GrpcCode>("\"DATA_LOSS\"").ok(), Some(GrpcCode::DataLoss));
    assert!(serde_json::from_str::<GrpcCode>("\"OK\"").is_err());
}
