//! `labels`: a team's own columns.

#![allow(clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use error_catalog::{ApiError, Label};

#[derive(Debug, ApiError)]
#[api(status = 401, labels(team = "identity", type = "auth", internal = false))]
enum AuthError {
    Expired,
    #[api(labels(number = 1004, internal = true, r#fn = -9007199254740993))]
    Locked,
    #[api(labels(type = "a \"b\" <c> <<d \\ \n\u{1}é", team = ""))]
    Odd,
}

#[derive(Debug, ApiError)]
#[api(status = 404, labels(team = "search"))]
struct NotFound;

#[derive(Debug, ApiError)]
enum Unlabelled {
    #[api(status = 404)]
    NotFound,
    #[api(transparent)]
    Auth(AuthError),
}

fn labels(error: &dyn ApiError) -> Vec<(&'static str, Label)> {
    error.entry().labels().collect()
}

#[test]
fn a_variant_adds_to_those_of_the_enum_and_replaces_them() {
    let text = |text: &'static str| Label::Text(text.into());
    assert_eq!(
        labels(&AuthError::Expired),
        [("team", text("identity")), ("type", text("auth")), ("internal", Label::Bool(false))],
    );
    assert_eq!(
        labels(&AuthError::Locked),
        [
            ("team", text("identity")),
            ("type", text("auth")),
            ("number", Label::Integer(1004)),
            ("internal", Label::Bool(true)),
            ("fn", Label::Integer(-9_007_199_254_740_993)),
        ],
    );
    assert_eq!(labels(&NotFound), [("team", text("search"))]);
    assert_eq!(labels(&Unlabelled::NotFound), []);
    assert_eq!(labels(&Unlabelled::Auth(AuthError::Expired)), labels(&AuthError::Expired));
}

#[test]
fn any_text_is_read_back() {
    let entry = AuthError::Odd.entry();
    assert_eq!(entry.label("type").as_ref().and_then(Label::as_str), Some("a \"b\" <c> <<d \\ \n\u{1}é"));
    assert_eq!(entry.label("team").as_ref().and_then(Label::as_str), Some(""));
    assert_eq!(entry.label("number"), None);
}

#[test]
fn they_show_and_serialize() {
    let entry = AuthError::Locked.entry();
    let shown = |name| entry.label(name).map(|label| label.to_string());
    assert_eq!(shown("team").as_deref(), Some("identity"));
    assert_eq!(shown("number").as_deref(), Some("1004"));
    assert_eq!(shown("internal").as_deref(), Some("true"));
    let json = serde_json::to_value(entry).unwrap_or_default();
    let expected = serde_json::json!({
        "team": "identity", "type": "auth", "number": 1004, "internal": true, "fn": -9_007_199_254_740_993_i64,
    });
    assert_eq!(json["labels"], expected);
    assert_eq!(serde_json::to_value(Unlabelled::NotFound.entry()).unwrap_or_default().get("labels"), None);
}

#[test]
fn no_body_has_them() {
    assert_eq!(
        AuthError::Locked.to_json(),
        r#"{"errors":[{"message":"Locked","long_message":"Locked","code":"locked"}]}"#
    );
}

#[derive(Debug, ApiError)]
#[api(status = 400, labels(team = "identity"), require(labels(team, type("auth", "invalid_request"), number(1, 2))))]
#[allow(dead_code, reason = "it compiles")]
enum Required {
    #[api(labels(type = "auth", number = 1))]
    One,
    #[api(labels(type = "invalid_request", number = 2, team = "other"))]
    Two,
}
