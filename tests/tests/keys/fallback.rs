//! `fallback`: the variant for errors that nobody declared, and for empty lists.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::unreachable, reason = "a test fails by panicking")]

use std::error::Error;

use error_catalog::{ApiError, Errors};

#[derive(Debug, ApiError)]
#[api(status = 422)]
enum FieldError {
    NameEmpty,
}

#[derive(Debug, ApiError)]
enum UnitError {
    #[api(transparent)]
    Invalid(Errors<FieldError>),
    #[api(status = 500, code = "unit_failed", meta(reason = "none".to_owned()), fallback)]
    Internal,
}

#[derive(Debug, ApiError)]
enum BoxedError {
    #[api(transparent)]
    Invalid(Errors<FieldError>),
    #[api(status = 503, code = "boxed_failed", retry_after = 5, fallback)]
    Internal { cause: Box<dyn Error + Send + Sync> },
}

#[derive(Debug, ApiError)]
enum PlainError {
    #[api(transparent)]
    Invalid(Errors<FieldError>),
}

#[test]
fn is_an_entry_like_any_other() {
    assert_eq!(UnitError::Internal.code(), "unit_failed");
    let boxed = BoxedError::Internal { cause: "canary".into() };
    assert_eq!(boxed.source().unwrap().to_string(), "canary");
    assert!(!boxed.to_json().contains("canary"));
}

#[test]
fn answers_an_empty_list() {
    let unit = UnitError::Invalid(Errors::new());
    assert_eq!((unit.status().as_u16(), unit.code().to_string().as_str()), (500, "unit_failed"));
    assert!(unit.to_json().contains(r#""meta":{"reason":"none"}"#), "{}", unit.to_json());
    let boxed = BoxedError::Invalid(Errors::new()).to_response();
    assert_eq!(boxed.status(), 503);
    assert_eq!(boxed.headers()["retry-after"], "5");
    let plain = PlainError::Invalid(Errors::new());
    assert_eq!((plain.status().as_u16(), plain.code().to_string().as_str()), (500, "internal_error"));
    // `under` answers first.
    let under = UnitError::Invalid(Errors::new().under(FieldError::NameEmpty));
    assert_eq!(under.code(), "name_empty");
}

#[test]
fn a_struct_may_be_one() {
    #[derive(Debug, ApiError)]
    #[api(status = 500, fallback)]
    struct Unexpected(Box<dyn Error + Send + Sync>);

    let raised: error_catalog::Raised<Unexpected> = std::fmt::Error.into();
    assert_eq!(raised.code(), "unexpected");
    assert!(raised.into_error().unwrap().0.is::<std::fmt::Error>());
}
