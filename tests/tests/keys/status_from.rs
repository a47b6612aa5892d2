//! `status_from`: a status that is known at run time.

#![allow(clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use error_catalog::envelope::{ErrorObject, Flat, GoogleStatus, JsonApi, Problem};
use error_catalog::{ApiError, Context, Envelope, Errors};
use http::StatusCode;
use serde_json::Value;

#[derive(Debug, ApiError)]
#[api(challenge = "Bearer", envelope = Flat)]
enum Upstream {
    #[api(status = 502, status_from(upstream, 503, GATEWAY_TIMEOUT))]
    Listed { upstream: StatusCode },
    #[api(status = 502, status_from(_0))]
    Any(u16),
    #[api(status = 500, status_from(status, 400), message = "<status?>", meta(status))]
    Maybe { status: Option<u16> },
    #[api(status = 401, status_from(status, 403))]
    Session { status: Option<StatusCode> },
    #[api(status = 403, status_from(r#type, 401), challenge = "Basic")]
    Own { r#type: &'static u16 },
    #[api(status = 404)]
    Fixed,
}

fn answered(error: &Upstream) -> u16 {
    let response = error.to_response();
    let body: Value = serde_json::from_slice(response.body()).unwrap_or_default();
    assert_eq!(response.status(), error.status());
    assert_eq!(body["status"], error.status().as_u16(), "{body}");
    error.status().as_u16()
}

fn listed(status: u16) -> Upstream {
    Upstream::Listed { upstream: StatusCode::from_u16(status).unwrap_or_default() }
}

#[test]
fn listed_statuses_are_answered() {
    assert_eq!([502, 503, 504].map(|status| answered(&listed(status))), [502, 503, 504]);
    assert_eq!([500, 404, 200, 100, 999].map(|status| answered(&listed(status))), [502; 5]);
    assert_eq!(listed(503).entry().status(), 502);
    assert_eq!(answered(&Upstream::Fixed), 404);
}

#[test]
fn without_a_list_any_error_status_is_answered() {
    for status in 400..600 {
        assert_eq!(answered(&Upstream::Any(status)), status);
    }
    assert_eq!([0, 99, 200, 399, 600, 1000, u16::MAX].map(|status| answered(&Upstream::Any(status))), [502; 7]);
}

#[test]
fn an_absent_status_is_the_declared_one() {
    assert_eq!(answered(&Upstream::Maybe { status: None }), 500);
    assert_eq!(answered(&Upstream::Maybe { status: Some(400) }), 400);
    assert_eq!(answered(&Upstream::Maybe { status: Some(503) }), 500);
    // Other places show the value itself.
    let error = Upstream::Maybe { status: Some(503) };
    assert_eq!(error.to_string(), "503");
    assert_eq!(serde_json::to_value(error.meta()).ok(), Some(serde_json::json!({ "status": 503 })));
}

#[test]
fn the_challenge_of_the_enum_follows_the_status() {
    let challenge = |error: &Upstream| error.to_response().headers().get("www-authenticate").cloned();
    let session = |status: u16| Upstream::Session { status: StatusCode::from_u16(status).ok() };
    assert_eq!(challenge(&session(401)).as_ref().map(http::HeaderValue::as_bytes), Some(&b"Bearer"[..]));
    assert_eq!(challenge(&session(403)), None);
    assert_eq!(session(403).challenge().map(|text| text.to_string()), None);
    assert_eq!(session(500).challenge().map(|text| text.to_string()).as_deref(), Some("Bearer"));
    assert_eq!(challenge(&Upstream::Any(401)).as_ref().map(http::HeaderValue::as_bytes), Some(&b"Bearer"[..]));
    assert_eq!(challenge(&Upstream::Any(500)), None);
    // A variant's own challenge is sent with every status.
    for status in [&401, &403] {
        let own = challenge(&Upstream::Own { r#type: status });
        assert_eq!(own.as_ref().map(http::HeaderValue::as_bytes), Some(&b"Basic"[..]));
    }
}

#[derive(Debug, ApiError)]
enum Outer {
    #[api(transparent)]
    Inner(Box<Upstream>),
}

#[test]
fn it_passes_through_other_types() {
    let error = Outer::Inner(Box::new(listed(504)));
    assert_eq!(error.status(), 504);
    assert_eq!(error.to_response().status(), 504);
    let erased: Box<dyn ApiError> = Box::new(error);
    assert_eq!(erased.status(), 504);
    assert_eq!(std::sync::Arc::new(listed(503)).status(), 503);
}

#[test]
fn it_decides_the_status_of_several_errors() {
    let status = |errors: Vec<Upstream>| Errors::from_iter(errors).status().as_u16();
    assert_eq!(status(vec![listed(504), listed(504)]), 504);
    assert_eq!(status(vec![listed(503), listed(504)]), 504);
    assert_eq!(status(vec![Upstream::Any(404), Upstream::Fixed]), 404);
    assert_eq!(status(vec![Upstream::Any(409), Upstream::Fixed]), 400);
    assert_eq!(Errors::from(Upstream::Fixed).under(listed(504)).to_response().status(), 504);
}

#[derive(Debug, ApiError)]
#[api(status = 502, envelope = E, status_from(status))]
struct Shaped<E: Envelope + std::fmt::Debug> {
    status: u16,
    shape: std::marker::PhantomData<E>,
}

/// The body of the error with status 503.
fn body<E: Envelope + std::fmt::Debug>() -> Value {
    let error = Shaped::<E> { status: 503, shape: std::marker::PhantomData };
    serde_json::from_str(&error.to_json_in(&Context::new())).unwrap_or_default()
}

#[test]
fn bodies_have_the_status_that_is_answered() {
    assert_eq!(body::<Flat>()["status"], 503);
    assert_eq!(body::<Problem>()["status"], 503);
    assert_eq!(body::<Problem>()["title"], "Service Unavailable");
    assert_eq!(body::<JsonApi>()["errors"][0]["status"], "503");
    assert_eq!(body::<GoogleStatus>()["error"]["code"], 503);
    assert_eq!(body::<GoogleStatus>()["error"]["status"], "UNAVAILABLE");
    assert_eq!(body::<ErrorObject>()["error"]["code"], "shaped");
}

#[derive(Debug, ApiError)]
#[api(code_style = "numeric")]
enum Numbered {
    #[api(code = 502_001, status_from(_0, 503), retry_after = 30)]
    Implied(u16),
}

#[test]
fn codes_and_delays_stay() {
    let error = Numbered::Implied(503);
    let response = error.to_response();
    assert_eq!((response.status().as_u16(), error.code().as_number()), (503, Some(502_001)));
    assert_eq!(response.headers()["retry-after"], "30");
    assert_eq!(Numbered::Implied(504).status(), 502);
}

#[test]
fn the_catalog_says_what_may_be_answered() {
    let entries = Upstream::section().entries();
    let statuses: Vec<String> = entries
        .iter()
        .map(|entry| entry.statuses().map(|status| status.to_string()).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(statuses, ["502 503 504", "4XX 5XX", "500 400", "401 403", "403 401", "404"]);
    let places: Vec<_> = entries.iter().map(error_catalog::Entry::status_place).collect();
    assert_eq!(places, [Some("upstream"), Some("0"), Some("status"), Some("status"), Some("type"), None]);
    let [listed, any, .., fixed] = entries else { panic!("entries") };
    let json = |entry| serde_json::to_value(entry).unwrap_or_default();
    assert_eq!(json(listed)["statuses"], serde_json::json!([502, 503, 504]));
    assert_eq!(json(any)["statuses"], serde_json::json!(["4XX", "5XX"]));
    assert_eq!(json(fixed).get("statuses"), None);
    assert!(listed.may_answer(StatusCode::BAD_GATEWAY) && !listed.may_answer(StatusCode::NOT_FOUND));
    assert!(any.may_answer(StatusCode::NOT_FOUND) && !any.may_answer(StatusCode::OK));
}
