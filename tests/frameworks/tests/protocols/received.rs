//! What clients read back, from gRPC and from Connect.

use std::time::Duration;

use error_catalog::envelope::{Connect, GoogleStatus};
use error_catalog::received::Understood;
use error_catalog::{ApiError, Context, Errors, Received, Retry, entry};
use serde_json::{Value, json};
use tonic::Status;
use tonic::metadata::MetadataMap;

#[derive(Debug, ApiError)]
#[api(domain = "orders.example.com")]
enum OrderError {
    #[api(status = 404, code = "orderMissing", message = "There is no order <id>", meta(kind = "order"))]
    #[api(allow(code_style))]
    Missing { id: u64 },
    #[api(status = 429, message = "Slow down", retry_after = 1, docs = "https://docs.example.com/slow")]
    Throttled,
    #[api(status = 412, message = "Not paid", pointer = "items[<at>].sku", hint = "pay first")]
    Unpaid { at: usize },
    #[api(status = 400, message = "At most 9", parameter = "limit")]
    TooMany,
}

fn request() -> Context {
    Context::new().request_id("req_1")
}

/// The same error as it comes through gRPC, in `GoogleStatus` and in `Connect`.
fn received<E: ApiError>(error: E) -> [Received; 3]
where
    Status: From<E>,
{
    let google = error.to_response_in(&request().envelope::<GoogleStatus>());
    let connect = error.to_response_in(&request().envelope::<Connect>());
    let status = request().scope(|| Status::from(error));
    [Received::from_status(&status), Received::from(connect), Received::from(google)]
}

#[test]
fn all_of_them_are_read_alike() {
    let compare = |received: [Received; 3]| {
        let [grpc, connect, google] = received.map(|received| {
            assert_eq!(received.understood(), Understood::Fully);
            assert_eq!(received.request_id(), Some("req_1"));
            let mut json = serde_json::to_value(&received).unwrap();
            json.as_object_mut().unwrap().remove("status");
            json
        });
        assert_eq!(grpc, google);
        assert_eq!(connect, google);
        grpc
    };
    let missing = compare(received(OrderError::Missing { id: 7 }));
    assert_eq!(
        missing,
        json!({
            "request_id": "req_1",
            "errors": [{
                "code": "ORDER_MISSING",
                "message": "There is no order 7",
                "meta": {"id": "7", "kind": "order"},
            }],
        })
    );
    let throttled = compare(received(OrderError::Throttled));
    assert_eq!(throttled["retry"], json!({"after": 1}));
    assert_eq!(throttled["docs"], json!("https://docs.example.com/slow"));
    let unpaid = compare(received(OrderError::Unpaid { at: 2 }));
    assert_eq!(
        (&unpaid["errors"][0]["pointer"], &unpaid["errors"][0]["hint"]),
        (&json!("/items/2/sku"), &json!("pay first"))
    );
    let list = Errors::from_iter([OrderError::Unpaid { at: 0 }, OrderError::TooMany]);
    let several = compare(received(list.under(OrderError::Missing { id: 7 })));
    assert_eq!(several["errors"].as_array().map(Vec::len), Some(2));
    assert_eq!(several["under"]["code"], "ORDER_MISSING");
}

#[test]
fn a_status_is_compared_with_entries() {
    let received = Received::from_status(&Status::from(OrderError::Missing { id: 7 }));
    assert!(received.is(entry!(OrderError::Missing)) && !received.is(entry!(OrderError::Throttled)));
    assert_eq!((received.status().unwrap().as_u16(), received.get("id")), (404, Some(7)));
    assert_eq!(received.to_string(), "404 Not Found: ORDER_MISSING: There is no order 7");
    // 412 is no status of gRPC.
    let received = Received::from_status(&Status::from(OrderError::Unpaid { at: 0 }));
    assert_eq!(received.status().unwrap().as_u16(), 400);
    assert_eq!(received.entry::<OrderError>().unwrap().name(), "Unpaid");
    let received = Received::from_status(&Status::from(OrderError::Throttled));
    assert_eq!(received.retry(), Retry::After(Duration::from_secs(1)));
}

/// What other services and proxies send.
#[test]
fn any_status_is_read() {
    let mut metadata = MetadataMap::new();
    metadata.insert("x-request-id", "req_2".parse().unwrap());
    let plain =
        Received::from_status(&Status::with_metadata(tonic::Code::Unavailable, "no\nhealthy upstream", metadata));
    assert_eq!(plain.to_string(), r"503 Service Unavailable: UNAVAILABLE: no\nhealthy upstream (request req_2)");
    let ok = Received::from_status(&Status::ok(""));
    assert_eq!((ok.status(), ok.code()), (None, None));
    for details in [&b"\xff\xff"[..], b"\x08\x05", b"\x1a\x02\x12\xff"] {
        let status = Status::with_details(tonic::Code::NotFound, "gone", details.to_vec().into());
        assert_eq!(Received::from_status(&status).to_string(), "404 Not Found: NOT_FOUND: gone");
    }
}

#[derive(Debug, ApiError)]
#[api(status = 499, message = "The client went away")]
#[api(allow(unregistered_status))]
struct WentAway;

#[test]
fn connect_has_a_table_of_statuses_of_its_own() {
    let response = OrderError::Unpaid { at: 2 }.to_response_in(&request().envelope::<Connect>());
    assert_eq!(
        (response.status().as_u16(), &response.headers()["content-type"]),
        (400, &"application/json".parse().unwrap())
    );
    let body: Value = serde_json::from_slice(response.body()).unwrap();
    assert_eq!((&body["code"], &body["message"]), (&json!("failed_precondition"), &json!("Not paid")));
    let types: Vec<_> =
        body["details"].as_array().unwrap().iter().map(|detail| detail["type"].as_str().unwrap()).collect();
    assert_eq!(types, ["google.rpc.ErrorInfo", "google.rpc.BadRequest", "google.rpc.Help", "google.rpc.RequestInfo"]);
    assert!(body["details"].as_array().unwrap().iter().all(|detail| !detail["value"].as_str().unwrap().contains('=')));
    let response = WentAway.to_response_in(&Context::new().envelope::<Connect>());
    assert_eq!(response.status().as_u16(), 499);
    assert!(
        std::str::from_utf8(response.body())
            .unwrap()
            .starts_with(r#"{"code":"canceled","message":"The client went away","#)
    );
}

/// A body has room for what the headers of gRPC do not have.
#[test]
fn connect_leaves_nothing_out() {
    #[derive(Debug, ApiError)]
    #[api(status = 400, message = "<long>")]
    struct Long {
        long: String,
    }
    let long = "é\"\n".repeat(10_000);
    let received = Received::from(Long { long: long.clone() }.to_response_in(&Context::new().envelope::<Connect>()));
    assert_eq!((received.text(), received.get::<String>("long")), (Some(&*long), Some(long.clone())));
}

/// Other implementations may pad, add members, and omit details.
#[test]
fn other_errors_of_connect_are_read() {
    // `ErrorInfo { reason: "A" }`
    let padded = Received::parse(
        r#"{"code":"canceled","details":[{"type":"google.rpc.ErrorInfo","value":"CgFB","debug":{"reason":"A"}},{"type":"x.Other","value":"AA=="}]}"#,
    );
    assert_eq!((padded.code().unwrap().to_string(), padded.status().unwrap().as_u16()), ("A".to_owned(), 499));
    let bare = Received::parse(r#"{"code":"not_found","message":"gone"}"#);
    assert_eq!(bare.to_string(), "error response: not_found: gone");
    // Of no protocol: the details are another shape's.
    let other = Received::parse(r#"{"code":"odd","message":"gone","details":[{"type":"a","value":"?"}]}"#);
    assert_eq!(other.code().unwrap(), "odd");
}
