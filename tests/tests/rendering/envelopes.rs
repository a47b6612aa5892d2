//! The exact bytes of each built-in envelope, written by hand.

use std::fmt;

use error_catalog::{Context, Exposure};
use error_catalog_tests::headers;

/// An error of a lower layer, with a source of its own.
#[derive(Debug, thiserror::Error)]
#[error("search cluster 7 does not answer")]
struct Cluster(#[source] fmt::Error);

/// Declares the same errors once per envelope, because a shape belongs to the type.
macro_rules! shop {
    ($module:ident, $envelope:ident) => {
        mod $module {
            use error_catalog::{ApiError, Errors};

            use super::Cluster;

            #[derive(Debug, ApiError)]
            #[api(envelope = error_catalog::envelope::$envelope, domain = "shop.example")]
            pub(super) enum Shop {
                #[api(status = 404, message = "not found")]
                NotFound,

                #[api(
                    status = 409,
                    code = "email_taken",
                    message = "already exists",
                    long = "<email> is taken",
                    docs = "https://docs.example.com/errors#<code>",
                    meta(param_name = "email", tries),
                    retry_after = 30
                )]
                EmailTaken {
                    #[api(pointer)]
                    member: &'static str,
                    email: &'static str,
                    tries: u8,
                },

                #[api(status = 503, code = "search_down", message = "Search is unavailable")]
                SearchDown(#[api(from)] Cluster),

                #[api(status = 402, message = "not paid", meta(status = "open", title = "Dr", amount))]
                NotPaid { amount: u32 },

                #[api(status = 422, message = "The order is invalid")]
                OrderInvalid,
            }

            #[derive(Debug, ApiError)]
            #[api(envelope = error_catalog::envelope::$envelope, code_style = "numeric")]
            pub(super) enum Numbered {
                #[api(code = 404_001, message = "not found")]
                NotFound,
            }

            pub(super) fn everything() -> Shop {
                Shop::EmailTaken { member: "user.emails[0]", email: "a@b.c", tries: 2 }
            }

            pub(super) fn several() -> Errors<Shop> {
                Errors::from_iter([
                    everything(),
                    Shop::NotFound,
                    Shop::EmailTaken { member: "/na~1me/0", email: "\"x\"", tries: 0 },
                ])
            }

            pub(super) fn search_down() -> Shop {
                Shop::from(Cluster(std::fmt::Error))
            }
        }
    };
}

shop!(error_list, ErrorList);
shop!(error_object, ErrorObject);
shop!(flat, Flat);
shop!(problem, Problem);
shop!(google_status, GoogleStatus);
shop!(json_api, JsonApi);

/// The seven bodies of a shape: one error of each kind in production, then several errors.
macro_rules! bodies {
    ($module:ident) => {{
        use error_catalog::ApiError as _;
        use $module::{Numbered, Shop, everything, search_down, several};

        let plain = Context::new();
        let request = Context::new().request_id("req_1");
        let development = Context::new().exposure(Exposure::Development);
        [
            Shop::NotFound.to_json_in(&plain),
            everything().to_json_in(&request),
            several().to_json_in(&request),
            several().under(Shop::OrderInvalid).to_json_in(&plain),
            search_down().to_json_in(&development),
            Shop::NotPaid { amount: 5 }.to_json_in(&plain),
            Numbered::NotFound.to_json_in(&plain),
        ]
    }};
}

/// The headers of an error with everything, and of several.
macro_rules! all_headers {
    ($module:ident) => {{
        use error_catalog::ApiError as _;
        let request = Context::new().request_id("req_1");
        let one = $module::everything().to_response_in(&request);
        let several = $module::several().under($module::Shop::OrderInvalid).to_response_in(&request);
        assert_eq!(one.status(), 409);
        assert_eq!(several.status(), 422);
        (headers(&one), headers(&several))
    }};
}

fn with_everything(content_type: &str) -> Vec<String> {
    vec![
        content_type.to_owned(),
        "link: <https://docs.example.com/errors#email_taken>; rel=\"help\"".to_owned(),
        "retry-after: 30".to_owned(),
        "x-request-id: req_1".to_owned(),
    ]
}

fn with_nothing(content_type: &str) -> Vec<String> {
    vec![content_type.to_owned(), "x-request-id: req_1".to_owned()]
}

#[test]
fn error_list() {
    let [not_found, everything, several, under, development, collision, numeric] = bodies!(error_list);
    assert_eq!(not_found, r#"{"errors":[{"message":"not found","long_message":"not found","code":"not_found"}]}"#,);
    assert_eq!(
        everything,
        r#"{"errors":[{"message":"already exists","long_message":"a@b.c is taken","code":"email_taken","pointer":"/user/emails/0","meta":{"param_name":"email","tries":2}}],"trace_id":"req_1"}"#,
    );
    assert_eq!(
        several,
        r#"{"errors":[{"message":"already exists","long_message":"a@b.c is taken","code":"email_taken","pointer":"/user/emails/0","meta":{"param_name":"email","tries":2}},{"message":"not found","long_message":"not found","code":"not_found"},{"message":"already exists","long_message":"\"x\" is taken","code":"email_taken","pointer":"/na~1me/0","meta":{"param_name":"email","tries":0}}],"trace_id":"req_1"}"#,
    );
    assert_eq!(
        under,
        r#"{"errors":[{"message":"already exists","long_message":"a@b.c is taken","code":"email_taken","pointer":"/user/emails/0","meta":{"param_name":"email","tries":2}},{"message":"not found","long_message":"not found","code":"not_found"},{"message":"already exists","long_message":"\"x\" is taken","code":"email_taken","pointer":"/na~1me/0","meta":{"param_name":"email","tries":0}}]}"#,
    );
    assert_eq!(
        development,
        r#"{"errors":[{"message":"Search is unavailable","long_message":"Search is unavailable","code":"search_down","details":["search cluster 7 does not answer","an error occurred when formatting an argument"]}]}"#,
    );
    assert_eq!(
        collision,
        r#"{"errors":[{"message":"not paid","long_message":"not paid","code":"not_paid","meta":{"status":"open","title":"Dr","amount":5}}]}"#,
    );
    assert_eq!(numeric, r#"{"errors":[{"message":"not found","long_message":"not found","code":404001}]}"#);
}

#[test]
fn error_object() {
    let [not_found, everything, several, under, development, collision, numeric] = bodies!(error_object);
    assert_eq!(not_found, r#"{"error":{"code":"not_found","message":"not found"}}"#);
    assert_eq!(
        everything,
        r#"{"error":{"code":"email_taken","message":"a@b.c is taken","pointer":"/user/emails/0","meta":{"param_name":"email","tries":2},"requestId":"req_1"}}"#
    );
    assert_eq!(
        several,
        r#"{"error":{"code":"email_taken","message":"a@b.c is taken","pointer":"/user/emails/0","meta":{"param_name":"email","tries":2},"errors":[{"code":"email_taken","message":"a@b.c is taken","pointer":"/user/emails/0","meta":{"param_name":"email","tries":2}},{"code":"not_found","message":"not found"},{"code":"email_taken","message":"\"x\" is taken","pointer":"/na~1me/0","meta":{"param_name":"email","tries":0}}],"requestId":"req_1"}}"#
    );
    assert_eq!(
        under,
        r#"{"error":{"code":"order_invalid","message":"The order is invalid","errors":[{"code":"email_taken","message":"a@b.c is taken","pointer":"/user/emails/0","meta":{"param_name":"email","tries":2}},{"code":"not_found","message":"not found"},{"code":"email_taken","message":"\"x\" is taken","pointer":"/na~1me/0","meta":{"param_name":"email","tries":0}}]}}"#
    );
    assert_eq!(
        development,
        r#"{"error":{"code":"search_down","message":"Search is unavailable","details":["search cluster 7 does not answer","an error occurred when formatting an argument"]}}"#,
    );
    assert_eq!(
        collision,
        r#"{"error":{"code":"not_paid","message":"not paid","meta":{"status":"open","title":"Dr","amount":5}}}"#
    );
    assert_eq!(numeric, r#"{"error":{"code":404001,"message":"not found"}}"#);
}

#[test]
fn flat() {
    let [not_found, everything, several, under, development, collision, numeric] = bodies!(flat);
    assert_eq!(not_found, r#"{"status":404,"code":"not_found","message":"not found"}"#);
    assert_eq!(
        everything,
        r#"{"status":409,"code":"email_taken","message":"a@b.c is taken","pointer":"/user/emails/0","meta":{"param_name":"email","tries":2},"requestId":"req_1"}"#
    );
    assert_eq!(
        several,
        r#"{"status":400,"code":"email_taken","message":"a@b.c is taken","pointer":"/user/emails/0","meta":{"param_name":"email","tries":2},"errors":[{"code":"email_taken","message":"a@b.c is taken","pointer":"/user/emails/0","meta":{"param_name":"email","tries":2}},{"code":"not_found","message":"not found"},{"code":"email_taken","message":"\"x\" is taken","pointer":"/na~1me/0","meta":{"param_name":"email","tries":0}}],"requestId":"req_1"}"#
    );
    assert_eq!(
        under,
        r#"{"status":422,"code":"order_invalid","message":"The order is invalid","errors":[{"code":"email_taken","message":"a@b.c is taken","pointer":"/user/emails/0","meta":{"param_name":"email","tries":2}},{"code":"not_found","message":"not found"},{"code":"email_taken","message":"\"x\" is taken","pointer":"/na~1me/0","meta":{"param_name":"email","tries":0}}]}"#
    );
    assert_eq!(
        development,
        r#"{"status":503,"code":"search_down","message":"Search is unavailable","details":["search cluster 7 does not answer","an error occurred when formatting an argument"]}"#,
    );
    assert_eq!(
        collision,
        r#"{"status":402,"code":"not_paid","message":"not paid","meta":{"status":"open","title":"Dr","amount":5}}"#
    );
    assert_eq!(numeric, r#"{"status":404,"code":404001,"message":"not found"}"#);
}

#[test]
fn problem() {
    let [not_found, everything, several, under, development, collision, numeric] = bodies!(problem);
    assert_eq!(not_found, r#"{"title":"Not Found","status":404,"detail":"not found","code":"not_found"}"#);
    assert_eq!(
        everything,
        r##"{"type":"https://docs.example.com/errors#email_taken","title":"already exists","status":409,"detail":"a@b.c is taken","instance":"urn:request:req_1","code":"email_taken","pointer":"#/user/emails/0","param_name":"email","tries":2}"##,
    );
    assert_eq!(
        several,
        r##"{"type":"https://docs.example.com/errors#email_taken","title":"already exists","status":400,"detail":"a@b.c is taken","instance":"urn:request:req_1","code":"email_taken","pointer":"#/user/emails/0","param_name":"email","tries":2,"errors":[{"detail":"a@b.c is taken","pointer":"#/user/emails/0","code":"email_taken","meta":{"param_name":"email","tries":2}},{"detail":"not found","code":"not_found"},{"detail":"\"x\" is taken","pointer":"#/na~1me/0","code":"email_taken","meta":{"param_name":"email","tries":0}}]}"##,
    );
    assert_eq!(
        under,
        r##"{"title":"Unprocessable Entity","status":422,"detail":"The order is invalid","code":"order_invalid","errors":[{"detail":"a@b.c is taken","pointer":"#/user/emails/0","code":"email_taken","meta":{"param_name":"email","tries":2}},{"detail":"not found","code":"not_found"},{"detail":"\"x\" is taken","pointer":"#/na~1me/0","code":"email_taken","meta":{"param_name":"email","tries":0}}]}"##,
    );
    assert_eq!(
        development,
        r#"{"title":"Service Unavailable","status":503,"detail":"Search is unavailable","code":"search_down","details":["search cluster 7 does not answer","an error occurred when formatting an argument"]}"#,
    );
    assert_eq!(
        collision,
        r#"{"title":"Payment Required","status":402,"detail":"not paid","code":"not_paid","amount":5,"meta":{"status":"open","title":"Dr"}}"#,
    );
    assert_eq!(numeric, r#"{"title":"Not Found","status":404,"detail":"not found","code":404001}"#);
}

#[test]
fn google_status() {
    let [not_found, everything, several, under, development, collision, numeric] = bodies!(google_status);
    assert_eq!(
        not_found,
        r#"{"error":{"code":404,"message":"not found","status":"NOT_FOUND","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"NOT_FOUND","domain":"shop.example"}]}}"#,
    );
    assert_eq!(
        everything,
        r#"{"error":{"code":409,"message":"a@b.c is taken","status":"ALREADY_EXISTS","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"EMAIL_TAKEN","domain":"shop.example","metadata":{"email":"a@b.c","param_name":"email","tries":"2"}},{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"30s"},{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"user.emails[0]","description":"a@b.c is taken","reason":"EMAIL_TAKEN"}]},{"@type":"type.googleapis.com/google.rpc.Help","links":[{"description":"already exists","url":"https://docs.example.com/errors#email_taken"}]}]}}"#,
    );
    assert_eq!(
        several,
        r#"{"error":{"code":400,"message":"a@b.c is taken","status":"INVALID_ARGUMENT","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"EMAIL_TAKEN","domain":"shop.example","metadata":{"email":"a@b.c","param_name":"email","tries":"2"}},{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"30s"},{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"user.emails[0]","description":"a@b.c is taken","reason":"EMAIL_TAKEN"},{"field":"na/me[0]","description":"\"x\" is taken","reason":"EMAIL_TAKEN"}]},{"@type":"type.googleapis.com/google.rpc.Help","links":[{"description":"already exists","url":"https://docs.example.com/errors#email_taken"}]}]}}"#,
    );
    assert_eq!(
        under,
        r#"{"error":{"code":422,"message":"The order is invalid","status":"INVALID_ARGUMENT","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"ORDER_INVALID","domain":"shop.example"},{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"user.emails[0]","description":"a@b.c is taken","reason":"EMAIL_TAKEN"},{"field":"na/me[0]","description":"\"x\" is taken","reason":"EMAIL_TAKEN"}]}]}}"#,
    );
    assert_eq!(
        development,
        r#"{"error":{"code":503,"message":"Search is unavailable","status":"UNAVAILABLE","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"SEARCH_DOWN","domain":"shop.example"}]},"details":["search cluster 7 does not answer","an error occurred when formatting an argument"]}"#,
    );
    assert_eq!(
        collision,
        r#"{"error":{"code":402,"message":"not paid","status":"FAILED_PRECONDITION","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"NOT_PAID","domain":"shop.example","metadata":{"status":"open","title":"Dr","amount":"5"}}]}}"#,
    );
    assert_eq!(
        numeric,
        r#"{"error":{"code":404,"message":"not found","status":"NOT_FOUND","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"404001"}]}}"#,
    );
}

#[test]
fn json_api() {
    let [not_found, everything, several, under, development, collision, numeric] = bodies!(json_api);
    assert_eq!(not_found, r#"{"errors":[{"status":"404","code":"not_found","title":"not found"}]}"#);
    assert_eq!(
        everything,
        r#"{"errors":[{"id":"req_1","links":{"about":"https://docs.example.com/errors#email_taken"},"status":"409","code":"email_taken","title":"already exists","detail":"a@b.c is taken","source":{"pointer":"/data/attributes/user/emails/0"},"meta":{"param_name":"email","tries":2}}]}"#,
    );
    assert_eq!(
        several,
        r#"{"errors":[{"id":"req_1","links":{"about":"https://docs.example.com/errors#email_taken"},"status":"409","code":"email_taken","title":"already exists","detail":"a@b.c is taken","source":{"pointer":"/data/attributes/user/emails/0"},"meta":{"param_name":"email","tries":2}},{"id":"req_1","status":"404","code":"not_found","title":"not found"},{"id":"req_1","links":{"about":"https://docs.example.com/errors#email_taken"},"status":"409","code":"email_taken","title":"already exists","detail":"\"x\" is taken","source":{"pointer":"/na~1me/0"},"meta":{"param_name":"email","tries":0}}]}"#,
    );
    assert_eq!(
        under,
        r#"{"errors":[{"links":{"about":"https://docs.example.com/errors#email_taken"},"status":"409","code":"email_taken","title":"already exists","detail":"a@b.c is taken","source":{"pointer":"/data/attributes/user/emails/0"},"meta":{"param_name":"email","tries":2}},{"status":"404","code":"not_found","title":"not found"},{"links":{"about":"https://docs.example.com/errors#email_taken"},"status":"409","code":"email_taken","title":"already exists","detail":"\"x\" is taken","source":{"pointer":"/na~1me/0"},"meta":{"param_name":"email","tries":0}}]}"#,
    );
    assert_eq!(
        development,
        r#"{"errors":[{"status":"503","code":"search_down","title":"Search is unavailable","meta":{"details":["search cluster 7 does not answer","an error occurred when formatting an argument"]}}]}"#,
    );
    assert_eq!(
        collision,
        r#"{"errors":[{"status":"402","code":"not_paid","title":"not paid","meta":{"status":"open","title":"Dr","amount":5}}]}"#,
    );
    assert_eq!(numeric, r#"{"errors":[{"status":"404","code":"404001","title":"not found"}]}"#);
}

#[test]
fn headers_of_plain_json() {
    let json = "content-type: application/json";
    let expected = (with_everything(json), with_nothing(json));
    assert_eq!(all_headers!(error_list), expected);
    assert_eq!(all_headers!(error_object), expected);
    assert_eq!(all_headers!(flat), expected);
    assert_eq!(all_headers!(google_status), expected);
}

#[test]
fn headers_of_own_media_types() {
    let problem = "content-type: application/problem+json";
    assert_eq!(all_headers!(problem), (with_everything(problem), with_nothing(problem)));
    let json_api = "content-type: application/vnd.api+json";
    assert_eq!(all_headers!(json_api), (with_everything(json_api), with_nothing(json_api)));
}
