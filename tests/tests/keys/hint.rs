//! `hint`: what the caller can do about it.

use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 401)]
enum Hints {
    #[api(hint = "obtain a new token first")]
    Constant,
    #[api(hint = "wait <wait> s, then \"<name?>\"", message = "slow down")]
    Shown {
        wait: u8,
        name: Option<&'static str>,
    },
    Without,
}

fn hint(error: &Hints) -> Option<String> {
    error.hint().map(|text| text.to_string())
}

#[test]
fn texts() {
    assert_eq!(hint(&Hints::Constant).as_deref(), Some("obtain a new token first"));
    assert_eq!(hint(&Hints::Shown { wait: 7, name: None }).as_deref(), Some("wait 7 s, then \"\""));
    assert_eq!(hint(&Hints::Shown { wait: 7, name: Some("retry") }).as_deref(), Some("wait 7 s, then \"retry\""));
    assert_eq!(hint(&Hints::Without), None);
}

#[test]
fn in_the_catalog() {
    let hints: Vec<_> =
        Hints::section().entries().iter().map(|entry| entry.hint().map(|hint| hint.to_string())).collect();
    assert_eq!(
        hints,
        [Some("obtain a new token first".to_owned()), Some("wait <wait> s, then \"<name>\"".to_owned()), None],
    );
}

#[test]
fn in_the_body() {
    assert_eq!(
        Hints::Constant.to_json(),
        r#"{"errors":[{"message":"Constant","long_message":"Constant","code":"constant","hint":"obtain a new token first"}]}"#
    );
    assert_eq!(
        Hints::Shown { wait: 7, name: Some("\\") }.to_json(),
        r#"{"errors":[{"message":"slow down","long_message":"slow down","code":"shown","hint":"wait 7 s, then \"\\\""}]}"#
    );
}

#[derive(Debug, ApiError)]
#[api(status = 401, hint = "sign in as <0>")]
struct SignIn(&'static str);

#[test]
fn on_a_struct() {
    assert_eq!(SignIn("admin").hint().map(|text| text.to_string()).as_deref(), Some("sign in as admin"));
}
