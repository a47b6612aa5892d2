//! `domain`: the service that the errors belong to.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

use error_catalog::ApiError;
use error_catalog::envelope::GoogleStatus;
use error_catalog_tests::parsed;
use serde_json::{Value, json};

#[derive(Debug, ApiError)]
#[api(status = 404, domain = "users.example.com", envelope = GoogleStatus)]
enum UserError {
    NotFound,
    #[api(transparent)]
    Other(#[api(from)] Other),
}

#[derive(Debug, ApiError)]
#[api(status = 404, domain = "others.example.com", envelope = GoogleStatus)]
struct Other;

#[derive(Debug, ApiError)]
#[api(status = 404, envelope = GoogleStatus)]
enum Without {
    NotFound,
}

fn domain(error: &impl ApiError) -> Value {
    parsed(&error.to_json())["error"]["details"][0]["domain"].clone()
}

#[test]
fn in_the_shape_that_says_so() {
    assert_eq!(domain(&UserError::NotFound), json!("users.example.com"));
    assert_eq!(domain(&Other), json!("others.example.com"));
    assert_eq!(domain(&Without::NotFound), Value::Null);
}

#[test]
fn of_the_enum_that_declares_the_error() {
    assert_eq!(domain(&UserError::from(Other)), json!("others.example.com"));
}

#[test]
fn in_the_catalog() {
    assert_eq!(UserError::section().domain(), Some("users.example.com"));
    assert_eq!(Other::section().domain(), Some("others.example.com"));
    assert_eq!(Without::section().domain(), None);
}
