//! `level`: the level of events. `tests/frameworks/tests/tracing.rs` tests the events.

#![allow(clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use error_catalog::{ApiError, EventLevel};

#[derive(Debug, ApiError)]
#[api(status = 404, level = "debug")]
enum UserError {
    NotFound,
    #[api(level = "error")]
    Broken,
    #[api(level = "off")]
    Expected,
}

#[derive(Debug, ApiError)]
#[api(status = 404)]
struct Plain;

#[test]
fn the_level_of_the_variant_comes_before_that_of_the_enum() {
    assert_eq!(UserError::NotFound.entry().level(), Some(EventLevel::DEBUG));
    assert_eq!(UserError::Broken.entry().level(), Some(EventLevel::ERROR));
    assert_eq!(UserError::Expected.entry().level(), Some(EventLevel::OFF));
    assert_eq!(Plain.entry().level(), None);
    assert_eq!(EventLevel::OFF.to_string(), "off");
    assert_eq!(serde_json::to_value(UserError::Broken.entry()).unwrap_or_default()["level"], "error");
}
