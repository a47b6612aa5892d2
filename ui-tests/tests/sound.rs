//! Compiles many generated items as strictly as a user's crate can be, and checks the content of their errors. `build.rs`
//! writes them.

#![deny(warnings)]
#![forbid(unsafe_code)]
#![allow(dead_code)]
// The items are like users' code.
#![allow(clippy::all, clippy::pedantic, clippy::restriction)]

use error_catalog::{ApiError, Context, Envelope, envelope};
use serde_json::Value;

include!(concat!(env!("OUT_DIR"), "/sound.rs"));

/// Called by the items: an error has the expected content, and its response is JSON.
fn check<E: ApiError>(error: E, expected: &str, envelope: &str) {
    let response = error.to_response_in(&Context::new().request_id("id"));
    let header = |name: &str| response.headers().get(name).map(|value| value.to_str().expect("ASCII"));
    let found = serde_json::json!({
        "status": response.status().as_u16(),
        "code": error.code(),
        "message": error.message(),
        "long": error.long_message(),
        "hint": error.hint(),
        "meta": error.meta(),
        "docs": error.docs(),
        "retry": format!("{:?}", error.retry()),
        "challenge": header("www-authenticate"),
        "x-made": header("x-made"),
    });
    let expected: Value = serde_json::from_str(expected).expect("JSON");
    assert_eq!(found, expected);
    let body: Value = serde_json::from_slice(response.body()).expect("JSON");
    let text = expected["long"].as_str().or(expected["message"].as_str());
    let said = match envelope {
        "" | "ErrorList" => &body["errors"][0]["long_message"],
        "ErrorObject" | "GoogleStatus" => &body["error"]["message"],
        "Flat" => &body["message"],
        // What the title says already is not said again.
        "Problem" => body.get("detail").unwrap_or(&body["title"]),
        _ => body["errors"][0].get("detail").unwrap_or(&body["errors"][0]["title"]),
    };
    assert_eq!(said.as_str(), text);
}

/// Each status in a shape, whose body has the status where the function says.
fn check_statuses<E: Envelope + std::fmt::Debug>(status_of: fn(&Value) -> Option<u64>) {
    for (status, error) in statuses::all::<E>() {
        let response = error.to_response();
        let body: Value = serde_json::from_slice(response.body()).expect("JSON");
        assert_eq!(response.status(), status);
        assert_eq!(status_of(&body).unwrap_or(status.into()), u64::from(status), "{body}");
        assert!(body.to_string().to_lowercase().contains(&format!("\"s{status}\"")), "{body}");
    }
}

#[test]
fn each_status_is_in_the_body_of_each_shape_that_has_it() {
    check_statuses::<envelope::ErrorList>(|_| None);
    check_statuses::<envelope::ErrorObject>(|_| None);
    check_statuses::<envelope::Flat>(|body| body["status"].as_u64());
    check_statuses::<envelope::Problem>(|body| body["status"].as_u64());
    check_statuses::<envelope::GoogleStatus>(|body| body["error"]["code"].as_u64());
    check_statuses::<envelope::JsonApi>(|body| body["errors"][0]["status"].as_str()?.parse().ok());
}
