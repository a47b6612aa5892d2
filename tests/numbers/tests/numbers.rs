//! Numbers and the order of members, when another crate turns on the features of `serde_json` that change both.

#![cfg(serde_json_features)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

use error_catalog::compat::Lock;
use error_catalog::export::{self, Document};
use error_catalog::{ApiError, Catalog, Received, entry};
use serde_json::Value;

#[derive(Debug, PartialEq, ApiError)]
#[api(decode)]
enum OrderError {
    #[api(
        status = 409,
        message = "<count> of <weight> kg",
        meta(count, weight, debt, zebra = 1, apple = 2.5),
        retry_after = wait
    )]
    Full { count: u64, weight: f64, debt: i64, wait: u64 },
    #[api(status = 404, code = -32050, allow(code_style))]
    Gone,
}

static API: Catalog = error_catalog::catalog!("Orders", [OrderError]);

const LARGE: u64 = u64::MAX;

fn full() -> OrderError {
    OrderError::Full { count: LARGE, weight: 0.1, debt: -7, wait: 30 }
}

/// Or the other tests show nothing.
#[test]
fn the_features_are_on() {
    let text = r#"{"b":123456789012345678901234567890.5,"a":1}"#;
    assert_eq!(serde_json::from_str::<Value>(text).unwrap().to_string(), text);
}

#[test]
fn a_body_has_its_numbers_in_the_declared_order() {
    let body = full().to_json();
    assert!(
        body.contains(r#""meta":{"count":18446744073709551615,"weight":0.1,"debt":-7,"zebra":1,"apple":2.5}"#),
        "{body}"
    );
}

#[test]
fn numbers_are_received() {
    let received = Received::from(full().to_response());
    let [error] = received.errors() else { panic!("{received}") };
    assert!(error.is(entry!(OrderError::Full)));
    assert_eq!(error.get::<u64>("count"), Some(LARGE));
    assert_eq!(error.get::<f64>("weight"), Some(0.1));
    assert_eq!(error.get::<i64>("debt"), Some(-7));
    assert_eq!(error.get::<u8>("zebra"), Some(1));
    assert_eq!(error.get::<u8>("count"), None);
    assert_eq!(received.retry().after_seconds(), Some(30));
    assert_eq!(received.clone().decode(), Ok(full()));
    let gone = Received::from(OrderError::Gone.to_response());
    assert_eq!(gone.code().unwrap().as_number(), Some(-32050));
    assert_eq!(gone.decode(), Ok(OrderError::Gone));
    let foreign = Received::parse(r#"{"error":{"code":4041,"message":"gone","status":404,"limit":1e2}}"#);
    assert_eq!(foreign.status().unwrap(), 404);
    assert_eq!(foreign.code().unwrap().as_number(), Some(4041));
}

#[test]
fn documents_are_read_again() {
    let json = export::json(&API);
    let document: Document = serde_json::from_str(&json).unwrap();
    assert_eq!(document, Document::from(&API));
    assert_eq!(document.sections[0].entries[1].code, export::Code::Number(-32050));
    let lock = Lock::of(&API);
    let copy: Lock = lock.to_string().parse().unwrap();
    assert_eq!(copy, lock);
    assert!(lock.diff(&copy).is_empty());
    for format in export::Format::ALL {
        assert!(!format.export(&API).contains("$serde_json"), "{format}");
    }
}
