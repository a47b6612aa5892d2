//! `code_style`: the form of codes, and the default code of a variant.

use error_catalog::ApiError;

macro_rules! style {
    ($name:ident $style:literal $stated:literal) => {
        #[derive(Debug, ApiError)]
        #[api(status = 400, code_style = $style)]
        enum $name {
            UserNotFound,
            Expired,
            Sso2Failed,
            #[api(code = $stated)]
            Stated,
            #[api(code = "Any thing/1", allow(code_style))]
            Allowed,
        }

        impl $name {
            fn codes() -> Vec<&'static str> {
                [Self::UserNotFound, Self::Expired, Self::Sso2Failed, Self::Stated, Self::Allowed]
                    .map(|error| error.code().as_str())
                    .to_vec()
            }
        }
    };
}

style!(Snake "snake_case" "no_user2");
style!(Screaming "SCREAMING_SNAKE_CASE" "NO_USER2");
style!(Kebab "kebab-case" "no-user2");
style!(Camel "camelCase" "noUser2");
style!(Pascal "PascalCase" "NoUser2");

#[test]
fn each_style() {
    assert_eq!(Snake::codes(), ["user_not_found", "expired", "sso2_failed", "no_user2", "Any thing/1"]);
    assert_eq!(Screaming::codes(), ["USER_NOT_FOUND", "EXPIRED", "SSO2_FAILED", "NO_USER2", "Any thing/1"]);
    assert_eq!(Kebab::codes(), ["user-not-found", "expired", "sso2-failed", "no-user2", "Any thing/1"]);
    assert_eq!(Camel::codes(), ["userNotFound", "expired", "sso2Failed", "noUser2", "Any thing/1"]);
    assert_eq!(Pascal::codes(), ["UserNotFound", "Expired", "Sso2Failed", "NoUser2", "Any thing/1"]);
}

#[derive(Debug, ApiError)]
#[api(code_style = "numeric")]
enum Numeric {
    #[api(code = 404_001)]
    NotFound,
    #[api(code = 1, status = 409)]
    Small,
}

#[test]
fn numeric() {
    assert_eq!(Numeric::NotFound.code().as_number(), Some(404_001));
    assert_eq!(Numeric::Small.code().as_number(), Some(1));
}

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum Default {
    UserNotFound,
}

#[derive(Debug, ApiError)]
#[api(status = 400, allow(code_style))]
enum AllowedForAll {
    #[api(code = "E-1")]
    First,
    #[api(code = "e 2")]
    Second,
    Third,
}

#[test]
fn default_and_allowed() {
    assert_eq!(Default::UserNotFound.code(), "user_not_found");
    let codes = [AllowedForAll::First, AllowedForAll::Second, AllowedForAll::Third].map(|error| error.code().as_str());
    assert_eq!(codes, ["E-1", "e 2", "third"]);
}

#[derive(Debug, ApiError)]
#[api(status = 404, code_style = "kebab-case")]
struct UserNotFound;

#[test]
fn on_a_struct() {
    assert_eq!(UserNotFound.code(), "user-not-found");
}
