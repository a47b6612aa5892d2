//! `retry`: whether a request may be sent again.

use error_catalog::{ApiError, Retry};
use error_catalog_tests::headers;
use serde_json::json;

#[derive(Debug, ApiError)]
#[api(status = 503)]
enum Own {
    Unspecified,
    #[api(retry = "never")]
    Never,
    #[api(retry = "backoff")]
    Backoff,
}

#[derive(Debug, ApiError)]
#[api(status = 503, retry = "never")]
enum Inherited {
    FromEnum,
    #[api(retry = "backoff")]
    Overridden,
    #[api(retry_after = 30)]
    Delayed,
}

#[test]
fn on_variants() {
    assert_eq!(Own::Unspecified.retry(), Retry::Unspecified);
    assert_eq!(Own::Never.retry(), Retry::Never);
    assert_eq!(Own::Backoff.retry(), Retry::Backoff);
}

#[test]
fn on_the_enum() {
    assert_eq!(Inherited::FromEnum.retry(), Retry::Never);
    assert_eq!(Inherited::Overridden.retry(), Retry::Backoff);
    assert_eq!(Inherited::Delayed.retry(), Retry::After(std::time::Duration::from_secs(30)));
}

#[test]
fn sends_no_header() {
    for error in [Own::Unspecified, Own::Never, Own::Backoff] {
        assert_eq!(headers(&error.to_response()), ["content-type: application/json"]);
    }
}

#[test]
fn as_data() {
    assert_eq!(Own::Never.entry().retry(), Retry::Never);
    assert_eq!(json!(Retry::Never), json!("never"));
    assert_eq!(json!(Retry::Backoff), json!("backoff"));
    assert_eq!(Retry::default(), Retry::Unspecified);
}

#[derive(Debug, ApiError)]
#[api(status = 503, retry = "backoff")]
struct Down;

#[test]
fn on_a_struct() {
    assert_eq!(Down.retry(), Retry::Backoff);
}
