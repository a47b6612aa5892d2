//! The exact bytes of each built-in shape.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::common::{In, UserError, checked, email_taken, json, not_found, search_down};
use error_catalog::envelope::{ErrorList, ErrorObject, Flat, GoogleStatus, JsonApi, Problem};
use error_catalog::{Context, Envelope, Errors, Exposure};

fn production() -> Context {
    Context::new()
}

fn request() -> Context {
    Context::new().request_id("req 1")
}

fn development() -> Context {
    Context::new().exposure(Exposure::Development)
}

fn several<E: Envelope>(errors: impl IntoIterator<Item = UserError>) -> Errors<In<E, UserError>> {
    errors.into_iter().map(In::from).collect()
}

#[test]
fn error_list() {
    assert_eq!(
        json::<ErrorList>(not_found(), &request()),
        r#"{"errors":[{"message":"not found","long_message":"No \"user\" was found with id u_\"1\"","code":"resource_not_found"}],"trace_id":"req 1"}"#,
    );
    assert_eq!(
        json::<ErrorList>(email_taken(None), &production()),
        r#"{"errors":[{"message":"already exists","long_message":"a@b.c is taken","code":"email_taken","meta":{"param_name":"email","email":"a@b.c","title":1}}]}"#,
    );
    assert_eq!(
        json::<ErrorList>(search_down(), &development()),
        r#"{"errors":[{"message":"Search is unavailable","long_message":"Search is unavailable","code":"search_down","details":["connection refused"]}]}"#,
    );
}

#[test]
fn error_list_leaves_out_empty_meta() {
    let throttled = |limit| UserError::Throttled { wait: Duration::ZERO, limit };
    assert_eq!(
        json::<ErrorList>(throttled(None), &production()),
        r#"{"errors":[{"message":"slow down","long_message":"slow down","code":"throttled"}]}"#,
    );
    assert_eq!(
        json::<ErrorList>(throttled(Some(5)), &production()),
        r#"{"errors":[{"message":"slow down","long_message":"slow down","code":"throttled","meta":{"limit":5}}]}"#,
    );
}

#[test]
fn spread_map_and_numeric_code() {
    let numbered = |more| UserError::Numbered { more: BTreeMap::from_iter(more) };
    assert_eq!(
        json::<ErrorList>(numbered(vec![("a", 1), ("b", 2)]), &production()),
        r#"{"errors":[{"message":"no item","long_message":"no item","code":404001,"meta":{"a":1,"b":2}}]}"#,
    );
    assert_eq!(
        json::<ErrorList>(numbered(vec![]), &production()),
        r#"{"errors":[{"message":"no item","long_message":"no item","code":404001}]}"#,
    );
}

#[test]
fn error_object() {
    assert_eq!(
        json::<ErrorObject>(not_found(), &request()),
        r#"{"error":{"code":"resource_not_found","message":"No \"user\" was found with id u_\"1\"","requestId":"req 1"}}"#,
    );
    assert_eq!(
        json::<ErrorObject>(search_down(), &development()),
        r#"{"error":{"code":"search_down","message":"Search is unavailable","details":["connection refused"]}}"#,
    );
}

#[test]
fn flat() {
    assert_eq!(
        json::<Flat>(UserError::Bare, &request()),
        r#"{"status":400,"code":"bare","message":"Bare","requestId":"req 1"}"#,
    );
    assert_eq!(
        json::<Flat>(search_down(), &development()),
        r#"{"status":503,"code":"search_down","message":"Search is unavailable","details":["connection refused"]}"#,
    );
}

#[test]
fn problem_with_docs() {
    assert_eq!(
        json::<Problem>(email_taken(None), &request()),
        r#"{"type":"https://docs.example.com/errors#email_taken","title":"already exists","status":409,"detail":"a@b.c is taken","instance":"urn:request:req%201","code":"email_taken","param_name":"email","email":"a@b.c","meta":{"title":1}}"#,
    );
}

#[test]
fn problem_without_docs() {
    assert_eq!(
        json::<Problem>(UserError::Bare, &production()),
        r#"{"title":"Bad Request","status":400,"detail":"Bare","code":"bare"}"#,
    );
}

#[test]
fn problem_of_several() {
    let errors = several::<Problem>([email_taken(Some("user.emails[0].a/b é")), email_taken(Some("/user/~0x"))]);
    assert_eq!(
        checked(errors.under(UserError::Bare.into()).to_json_in(&production())),
        r##"{"title":"Bad Request","status":400,"detail":"Bare","code":"bare","errors":[{"detail":"a@b.c is taken","pointer":"#/user/emails/0/a~1b%20%C3%A9","code":"email_taken","meta":{"param_name":"email","email":"a@b.c","title":1}},{"detail":"a@b.c is taken","pointer":"#/user/~0x","code":"email_taken","meta":{"param_name":"email","email":"a@b.c","title":1}}]}"##,
    );
}

#[test]
fn google_status() {
    assert_eq!(
        json::<GoogleStatus>(email_taken(Some("/user/emails/0/a~1b")), &production()),
        concat!(
            r#"{"error":{"code":409,"message":"a@b.c is taken","status":"ALREADY_EXISTS","details":["#,
            r#"{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"EMAIL_TAKEN","domain":"users.example.com","#,
            r#""metadata":{"email":"a@b.c","param_name":"email","title":"1"}},"#,
            r#"{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":["#,
            r#"{"field":"user.emails[0].a/b","description":"a@b.c is taken","reason":"EMAIL_TAKEN"}]},"#,
            r#"{"@type":"type.googleapis.com/google.rpc.Help","links":["#,
            r#"{"description":"already exists","url":"https://docs.example.com/errors#email_taken"}]}]}}"#,
        ),
    );
    assert_eq!(
        json::<GoogleStatus>(search_down(), &development()),
        concat!(
            r#"{"error":{"code":503,"message":"Search is unavailable","status":"UNAVAILABLE","details":["#,
            r#"{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"SEARCH_DOWN","domain":"users.example.com"},"#,
            r#"{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"30s"}]},"#,
            r#""details":["connection refused"]}"#,
        ),
    );
}

#[test]
fn json_api() {
    assert_eq!(
        json::<JsonApi>(email_taken(Some("emails[0]")), &request()),
        concat!(
            r#"{"errors":[{"id":"req 1","links":{"about":"https://docs.example.com/errors#email_taken"},"status":"409","#,
            r#""code":"email_taken","title":"already exists","detail":"a@b.c is taken","#,
            r#""source":{"pointer":"/data/attributes/emails/0"},"meta":{"param_name":"email","email":"a@b.c","title":1}}]}"#,
        ),
    );
    let pointer = json::<JsonApi>(email_taken(Some("/data/id")), &production());
    assert!(pointer.contains(r#""source":{"pointer":"/data/id"}"#), "{pointer}");
    assert_eq!(
        json::<JsonApi>(search_down(), &development()),
        r#"{"errors":[{"status":"503","code":"search_down","title":"Search is unavailable","meta":{"details":["connection refused"]}}]}"#,
    );
}

#[test]
fn several_in_each_shape() {
    let body = |json: String| checked(json);
    let errors = || [UserError::Bare, search_down()];
    assert_eq!(
        body(several::<ErrorList>(errors()).to_json_in(&production())),
        r#"{"errors":[{"message":"Bare","long_message":"Bare","code":"bare"},{"message":"Search is unavailable","long_message":"Search is unavailable","code":"search_down"}]}"#,
    );
    assert_eq!(
        body(several::<Flat>(errors()).to_json_in(&production())),
        r#"{"status":503,"code":"search_down","message":"Search is unavailable","errors":[{"code":"bare","message":"Bare"},{"code":"search_down","message":"Search is unavailable"}]}"#,
    );
}

#[test]
fn empty_list_is_an_internal_error() {
    let response = several::<Flat>([]).to_response_in(&production());
    assert_eq!(response.status(), 500);
    assert_eq!(response.into_body(), r#"{"status":500,"code":"internal_error","message":"Internal Server Error"}"#,);
}
