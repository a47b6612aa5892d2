//! Failures of `validator` as lists of errors.

#![allow(clippy::expect_used, reason = "tests fail by panicking")]

use std::collections::BTreeMap;

use error_catalog::validator::{FieldFailure, errors_from};
use error_catalog::{ApiError, Errors, envelope::JsonApi};
use validator::{Validate, ValidationError};

#[derive(Debug, ApiError)]
#[api(status = 422, envelope = JsonApi)]
enum InputError {
    #[api(message = "<rule>")]
    Field {
        #[api(pointer)]
        pointer: String,
        rule: String,
        params: Vec<String>,
        debug: String,
    },
}

impl InputError {
    fn of(failure: FieldFailure<'_>) -> Self {
        Self::Field {
            pointer: failure.pointer().to_owned(),
            rule: failure.rule().to_owned(),
            params: failure.params().map(|(name, value)| format!("{name}={value}")).collect(),
            debug: format!("{failure:?} {:?}", failure.message()),
        }
    }
}

#[derive(Validate)]
#[validate(schema(function = "whole"))]
struct SignUp {
    #[validate(length(min = 2, max = 3), custom(function = "no_x"))]
    name: String,
    #[validate(nested)]
    address: Option<Address>,
    #[validate(nested)]
    contacts: Vec<Contact>,
    #[validate(nested)]
    grid: Vec<Vec<Contact>>,
    #[validate(must_match(other = "repeated"))]
    password: String,
    repeated: String,
}

#[derive(Validate)]
struct Address {
    #[validate(range(min = 1, max = 9))]
    zone: u8,
}

#[derive(Clone, Validate)]
struct Contact {
    #[validate(email)]
    email: String,
}

fn no_x(name: &str) -> Result<(), ValidationError> {
    if name.contains('x') { Err(ValidationError::new("no_x").with_message("no x".into())) } else { Ok(()) }
}

fn whole(sign_up: &SignUp) -> Result<(), ValidationError> {
    if sign_up.contacts.is_empty() { Ok(()) } else { Err(ValidationError::new("closed")) }
}

fn contact(email: &str) -> Contact {
    Contact { email: email.to_owned() }
}

fn sign_up() -> SignUp {
    SignUp {
        name: "Ada".to_owned(),
        address: None,
        contacts: Vec::new(),
        grid: Vec::new(),
        password: "CANARY_SENT".to_owned(),
        repeated: "CANARY_SENT".to_owned(),
    }
}

fn lines(input: &impl Validate) -> Vec<String> {
    let errors = match input.validate() {
        Ok(()) => Errors::new(),
        Err(failed) => errors_from(&failed, InputError::of),
    };
    errors
        .into_iter()
        .map(|InputError::Field { pointer, rule, params, debug }| {
            assert!(!debug.contains("CANARY_SENT"), "{debug}");
            format!("{pointer} {rule} {}", params.join(" "))
        })
        .collect()
}

#[test]
fn nothing_failed() {
    assert!(lines(&sign_up()).is_empty());
}

#[test]
fn one_error_per_field_and_rule_in_a_stable_order() {
    let mut input = sign_up();
    input.name = "xxxx".to_owned();
    input.address = Some(Address { zone: 0 });
    input.contacts = vec![contact("a@b.c"), contact("CANARY_SENT")];
    input.grid = vec![vec![], vec![contact("a@b.c"), contact("CANARY_SENT")]];
    input.repeated = "CANARY_SENT, again".to_owned();
    for _ in 0..10 {
        assert_eq!(
            lines(&input),
            [
                "/address/zone range max=9 min=1",
                "/contacts/1/email email ",
                "/grid/1/1/email email ",
                "/name length max=3 min=2",
                "/name no_x ",
                "/password must_match ",
            ]
        );
    }
}

#[test]
fn a_failure_of_the_whole_has_an_empty_pointer() {
    let mut input = sign_up();
    input.contacts = vec![contact("a@b.c")];
    assert_eq!(lines(&input), [" closed "]);
}

#[test]
fn lists_and_maps_that_are_no_fields() {
    assert_eq!(lines(&vec![contact("a@b.c"), contact("")]), ["/1/email email "]);
    let map = BTreeMap::from([("work", contact(""))]);
    assert_eq!(lines(&&map), ["/0/email email "]);
}

#[test]
fn the_envelope_has_the_pointer() {
    let failed = contact("").validate().expect_err("no address");
    let errors = errors_from(&failed, InputError::of);
    assert_eq!(
        errors.to_json(),
        r#"{"errors":[{"status":"422","code":"field","title":"email","source":{"pointer":"/email"}}]}"#,
    );
}
