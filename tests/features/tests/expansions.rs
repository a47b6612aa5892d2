//! Expansions compile and behave the same with one feature of the runtime on, or none. Their impls for frameworks are
//! tested in `tests/frameworks`.

#![deny(warnings, clippy::all, clippy::pedantic)]

use std::fmt::{Debug, Display};
use std::time::Duration;

use error_catalog::{ApiError, Catalog, Context, Errors, Received, find};

/// Errors of users.
#[derive(Debug, ApiError)]
#[api(docs = "https://docs.example.com/errors#<code>", retired("user_locked"))]
enum UserError {
    /// No user exists with the given id.
    #[api(status = 404, code = "user_not_found", message = "not found", long = "No user has the id <user_id>")]
    #[api(meta(user_id, kind = "user"), headers(x_kind = "user"))]
    NotFound { user_id: String },
    #[api(status = 429, message = "slow down", retry_after = wait, hint = "wait")]
    Throttled { wait: Duration },
    #[api(status = 503, message = "down")]
    Down(#[api(from)] std::io::Error),
    #[api(transparent)]
    Input(#[api(from)] InputError<'static, u8>),
}

#[derive(Debug, ApiError)]
#[api(status = 422, challenge = "Bearer", message = "<shown> of <list...>")]
struct InputError<'a, T: Display + Debug> {
    #[api(pointer)]
    pointer: &'a str,
    shown: T,
    list: Vec<T>,
    #[api(secret)]
    #[allow(dead_code, reason = "what is shown nowhere")]
    token: u8,
}

static API: Catalog = error_catalog::catalog!("Users API", [UserError, InputError<'static, u8>]);

fn input() -> InputError<'static, u8> {
    InputError { pointer: "/name", shown: 1, list: vec![2, 3], token: 4 }
}

#[test]
fn an_error_is_a_response() {
    let response = UserError::NotFound { user_id: "u_1".to_owned() }.to_response_in(&Context::new().request_id("r"));
    assert_eq!(response.status(), 404);
    assert_eq!(response.headers().get("x-kind").map(http_text), Some("user"));
    assert_eq!(
        std::str::from_utf8(response.body()),
        Ok(
            r#"{"errors":[{"message":"not found","long_message":"No user has the id u_1","code":"user_not_found","meta":{"user_id":"u_1","kind":"user"}}],"trace_id":"r"}"#
        ),
    );
    let throttled = UserError::Throttled { wait: Duration::from_secs(3) }.to_response();
    assert_eq!(throttled.headers().get("retry-after").map(http_text), Some("3"));
    assert_eq!(UserError::from(std::io::Error::other("no route")).to_response().status(), 503);
}

#[test]
fn several_errors_are_a_response() {
    let errors: Errors<_> = [input(), input()].into_iter().collect();
    assert_eq!(errors.to_response().status(), 422);
    assert_eq!(errors.to_json().matches(r#""code":"input_error""#).count(), 2);
}

#[test]
fn an_error_is_found_and_its_body_read() {
    let wrapped = std::io::Error::other(UserError::from(input()));
    let found = find::<UserError>(&wrapped);
    assert_eq!(found.map(|error| error.code().to_string()).as_deref(), Some("input_error"));
    let response = UserError::NotFound { user_id: "u_1".to_owned() }.to_response();
    let received = Received::from(response);
    assert_eq!(received.code().map(ToString::to_string).as_deref(), Some("user_not_found"));
    assert_eq!(API.entries().count(), 4);
}

fn http_text<V: AsRef<[u8]>>(value: &V) -> &str {
    std::str::from_utf8(value.as_ref()).unwrap_or_default()
}
