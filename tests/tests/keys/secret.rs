//! `secret`: fields that are never shown.

use error_catalog::envelope::GoogleStatus;
use error_catalog::{ApiError, Context, Exposure};
use error_catalog_tests::{body, headers};

/// A secret needs neither `Display` nor `Serialize`.
#[derive(Debug, Clone, Copy)]
struct Token(&'static str);

#[derive(Debug, ApiError)]
#[api(status = 401, envelope = GoogleStatus)]
enum Secrets {
    #[api(message = "bad token of <user>", meta(user), headers(x_user = user))]
    Named {
        user: &'static str,
        #[api(secret)]
        token: Token,
    },
    #[api(message = "<1>")]
    Tuple(#[api(secret)] Token, u8),
    Caused {
        #[api(secret)]
        token: Token,
        source: std::fmt::Error,
    },
}

#[derive(Debug, ApiError)]
#[api(status = 401, message = "bad token")]
struct Struct {
    #[api(secret)]
    token: Token,
}

const SECRET: Token = Token("hunter2");

fn everything(error: &impl ApiError) -> String {
    let context = Context::new().request_id("r").exposure(Exposure::Development);
    let response = error.to_response_in(&context);
    let source = error.source().map(ToString::to_string);
    format!("{error} {} {:?} {source:?}", body(&response), headers(&response))
}

#[test]
fn nothing_shows_them() {
    for error in [
        Secrets::Named { user: "u", token: SECRET },
        Secrets::Tuple(SECRET, 7),
        Secrets::Caused { token: SECRET, source: std::fmt::Error },
    ] {
        let shown = everything(&error);
        assert!(!shown.contains("hunter2"), "{shown}");
        let kept = match error {
            Secrets::Named { token, .. } | Secrets::Tuple(token, _) | Secrets::Caused { token, .. } => token,
        };
        assert_eq!(kept.0, "hunter2");
    }
}

#[test]
fn the_rest_is_shown() {
    assert_eq!(Secrets::Named { user: "u", token: SECRET }.to_string(), "bad token of u");
    assert_eq!(Secrets::Tuple(SECRET, 7).to_string(), "7");
}

#[test]
fn on_a_struct() {
    let error = Struct { token: SECRET };
    assert!(!everything(&error).contains("hunter2"));
    assert_eq!(error.token.0, "hunter2");
}
