//! Several errors in one response: `Errors<E>`.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

use error_catalog::{ApiError, Context, Errors, Exposure};
use error_catalog_tests::{body, headers, parsed};
use serde_json::json;

#[derive(Debug, ApiError)]
#[api(envelope = error_catalog::envelope::Flat)]
enum FormError {
    #[api(status = 400, message = "bad")]
    Bad,
    #[api(status = 409, message = "taken")]
    Taken,
    #[api(status = 422, message = "<0> is too long", meta(member = _0))]
    TooLong(&'static str),
    #[api(status = 500, message = "broken")]
    Broken(#[api(from)] std::fmt::Error),
    #[api(status = 503, message = "down", retry_after = 30)]
    Down,
    #[api(status = 401, message = "sign in", challenge = "Bearer", headers(x_why = "token"))]
    SignIn,
}

use FormError::{Bad, Broken, Down, SignIn, Taken, TooLong};

fn several<const N: usize>(errors: [FormError; N]) -> Errors<FormError> {
    errors.into_iter().collect()
}

fn broken() -> FormError {
    Broken(std::fmt::Error)
}

#[test]
fn equal_statuses_are_kept() {
    assert_eq!(several([Taken]).status(), 409);
    assert_eq!(several([TooLong("a"), TooLong("b")]).status(), 422);
    assert_eq!(several([Bad, Bad]).status(), 400);
    assert_eq!(several([Down, Down]).status(), 503);
}

#[test]
fn a_server_error_wins_and_the_highest_of_them() {
    assert_eq!(several([Taken, broken(), Bad]).status(), 500);
    assert_eq!(several([Down, broken()]).status(), 503);
    assert_eq!(several([broken(), Taken, Down]).status(), 503);
}

#[test]
fn different_client_errors_are_400() {
    assert_eq!(several([Taken, TooLong("a")]).status(), 400);
    assert_eq!(several([SignIn, Taken, SignIn]).status(), 400);
}

#[test]
fn under_decides_the_status() {
    assert_eq!(several([Taken, TooLong("a")]).under(TooLong("all")).status(), 422);
    assert_eq!(several([broken(), Down]).under(Bad).status(), 400);
    assert_eq!(several([Bad]).under(broken()).status(), 500);
}

#[test]
fn the_first_with_the_resulting_status_stands_for_the_whole() {
    assert_eq!(
        several([Taken, Down, broken()]).to_json(),
        r#"{"status":503,"code":"down","message":"down","errors":[{"code":"taken","message":"taken"},{"code":"down","message":"down"},{"code":"broken","message":"broken"}]}"#
    );
    assert_eq!(
        several([Taken, TooLong("a"), Bad]).to_json(),
        r#"{"status":400,"code":"bad","message":"bad","errors":[{"code":"taken","message":"taken"},{"code":"too_long","message":"a is too long","meta":{"member":"a"}},{"code":"bad","message":"bad"}]}"#
    );
    assert_eq!(
        several([TooLong("a"), TooLong("b")]).to_json(),
        r#"{"status":422,"code":"too_long","message":"a is too long","meta":{"member":"a"},"errors":[{"code":"too_long","message":"a is too long","meta":{"member":"a"}},{"code":"too_long","message":"b is too long","meta":{"member":"b"}}]}"#
    );
    assert_eq!(
        several([TooLong("a"), Taken]).to_json(),
        r#"{"status":400,"code":"too_long","message":"a is too long","meta":{"member":"a"},"errors":[{"code":"too_long","message":"a is too long","meta":{"member":"a"}},{"code":"taken","message":"taken"}]}"#
    );
    assert_eq!(
        several([Taken, broken()]).under(TooLong("all")).to_json(),
        r#"{"status":422,"code":"too_long","message":"all is too long","meta":{"member":"all"},"errors":[{"code":"taken","message":"taken"},{"code":"broken","message":"broken"}]}"#,
    );
}

#[test]
fn collecting() {
    let mut errors = Errors::new();
    assert!(errors.is_empty());
    errors.push(Taken);
    errors.extend([TooLong("a"), TooLong("b")]);
    assert_eq!((errors.len(), errors.is_empty()), (3, false));
    let codes: Vec<_> = errors.iter().map(|error| error.text().to_string()).collect();
    assert_eq!(codes, ["taken", "a is too long", "b is too long"]);
    let codes: Vec<_> = (&errors).into_iter().map(|error| error.code().to_string()).collect();
    assert_eq!(codes, ["taken", "too_long", "too_long"]);
    let codes: Vec<_> = errors.into_iter().map(|error| error.code().to_string()).collect();
    assert_eq!(codes, ["taken", "too_long", "too_long"]);
    assert_eq!(Errors::from(Taken).len(), 1);
    assert_eq!(Errors::<FormError>::default().len(), 0);
}

#[test]
fn into_result() {
    assert!(Errors::<FormError>::new().into_result().is_ok());
    assert!(Errors::new().under(Bad).into_result().is_ok());
    let result = several([Taken, Bad]).under(TooLong("all")).into_result();
    assert_eq!(result.map_err(|errors| (errors.len(), errors.status().as_u16())), Err((2, 422)));
}

#[test]
fn question_mark_makes_one_of_many() {
    fn check(fails: bool) -> Result<u8, Errors<FormError>> {
        let one = if fails { Err(Taken) } else { Ok(1) };
        Ok(one?)
    }
    assert_eq!(check(false).ok(), Some(1));
    assert_eq!(check(true).map_err(|errors| errors.to_json()), Err(several([Taken]).to_json()));
}

#[test]
fn empty_errors_still_render() {
    let response = Errors::<FormError>::new().to_response_in(&Context::new());
    assert_eq!(response.status(), 500);
    assert_eq!(headers(&response), ["content-type: application/json"]);
    assert_eq!(parsed(body(&response))["status"], json!(500));
}

#[test]
fn headers_are_those_of_the_one_that_stands_for_the_whole() {
    let response = several([SignIn, SignIn]).to_response_in(&Context::new().request_id("r"));
    assert_eq!(response.status(), 401);
    assert_eq!(
        headers(&response),
        ["content-type: application/json", "www-authenticate: Bearer", "x-request-id: r", "x-why: token"],
    );
    let response = several([Bad, Down]).to_response_in(&Context::new());
    assert_eq!(headers(&response), ["content-type: application/json", "retry-after: 30"]);
    let response = several([SignIn, Taken]).under(Bad).to_response_in(&Context::new());
    assert_eq!(headers(&response), ["content-type: application/json"]);
}

#[test]
fn contexts_apply() {
    let errors = several([broken()]);
    let development = Context::new().exposure(Exposure::Development);
    let shown = r#"{"status":500,"code":"broken","message":"broken","details":["an error occurred when formatting an argument"]}"#;
    assert_eq!(errors.to_json_in(&development), shown);
    assert_eq!(development.scope(|| errors.to_json()), shown);
    assert_eq!(body(&development.scope(|| errors.to_response())), shown);
    assert_eq!(errors.to_json(), r#"{"status":500,"code":"broken","message":"broken"}"#);
}

#[test]
fn errors_are_an_error() {
    let errors: Box<dyn std::error::Error + Send + Sync> = Box::new(several([Taken, TooLong("a")]));
    assert_eq!(errors.to_string(), "taken; a is too long");
}
