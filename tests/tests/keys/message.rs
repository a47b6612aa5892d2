//! `message`: the short text.

use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum Messages {
    NotFound,
    Sso2Failed,
    Expired,
    #[api(message = "not found")]
    Stated,
    #[api(message = "no <id>")]
    Shown {
        id: u8,
    },
    #[api(message = "")]
    #[api(allow(empty_message))]
    Empty,
    #[api(message = "100%d sure", allow(format_verb))]
    Verb,
    #[api(message = "{id}", allow(brace_placeholder))]
    Brace {
        id: u8,
    },
}

#[test]
fn default_is_the_name_as_words() {
    assert_eq!(Messages::NotFound.message().to_string(), "Not found");
    assert_eq!(Messages::Sso2Failed.message().to_string(), "Sso2 failed");
    assert_eq!(Messages::Expired.message().to_string(), "Expired");
}

#[test]
fn stated() {
    assert_eq!(Messages::Stated.message().to_string(), "not found");
    assert_eq!(Messages::Shown { id: 7 }.message().to_string(), "no 7");
    assert_eq!(Messages::Verb.message().to_string(), "100%d sure");
    let Messages::Brace { id } = (Messages::Brace { id: 7 }) else { return };
    assert_eq!(Messages::Brace { id }.message().to_string(), "{id}");
}

#[test]
fn empty_when_allowed() {
    assert_eq!(Messages::Empty.message().to_string(), "");
    assert_eq!(Messages::Empty.to_json(), r#"{"errors":[{"message":"","long_message":"","code":"empty"}]}"#);
}

#[test]
fn stands_for_a_missing_long_text() {
    let error = Messages::Shown { id: 7 };
    assert!(error.long_message().is_none());
    assert_eq!(error.text().to_string(), "no 7");
    assert_eq!(error.to_string(), "no 7");
}

#[derive(Debug, ApiError)]
#[api(status = 404, message = "no user <0>")]
struct UserNotFound(u8);

#[derive(Debug, ApiError)]
#[api(status = 402)]
struct PaymentRequired;

#[test]
fn on_a_struct() {
    assert_eq!(UserNotFound(7).message().to_string(), "no user 7");
    assert_eq!(PaymentRequired.message().to_string(), "Payment required");
}
