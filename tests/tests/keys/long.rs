//! `long`: the long text.

use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 404)]
enum Texts {
    #[api(message = "not found", long = "No user was found with id <user_id>")]
    NotFound { user_id: String },
    #[api(long = "only long")]
    OnlyLong,
    #[api(message = "only short")]
    OnlyShort,
}

#[test]
fn beside_the_short_text() {
    let error = Texts::NotFound { user_id: "u_1".to_owned() };
    assert_eq!(error.message().to_string(), "not found");
    assert_eq!(error.long_message().map(|text| text.to_string()).as_deref(), Some("No user was found with id u_1"));
    assert_eq!(error.text().to_string(), "No user was found with id u_1");
    assert_eq!(
        error.to_json(),
        r#"{"errors":[{"message":"not found","long_message":"No user was found with id u_1","code":"not_found"}]}"#,
    );
}

#[test]
fn alone() {
    assert_eq!(
        Texts::OnlyLong.to_json(),
        r#"{"errors":[{"message":"Only long","long_message":"only long","code":"only_long"}]}"#,
    );
}

#[test]
fn absent() {
    assert!(Texts::OnlyShort.long_message().is_none());
    assert!(Texts::OnlyShort.entry().long_message().is_none());
    assert_eq!(
        Texts::OnlyShort.to_json(),
        r#"{"errors":[{"message":"only short","long_message":"only short","code":"only_short"}]}"#,
    );
}

#[derive(Debug, ApiError)]
#[api(status = 404, long = "No user <0>")]
struct NotFound(u8);

#[test]
fn on_a_struct() {
    assert_eq!(NotFound(7).text().to_string(), "No user 7");
}
