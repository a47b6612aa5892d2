//! `prefix`: the beginning of every code of an enum.

use error_catalog::ApiError;

macro_rules! prefix {
    ($name:ident $prefix:literal $style:literal $stated:literal) => {
        #[derive(Debug, ApiError)]
        #[api(status = 400, prefix = $prefix, code_style = $style)]
        enum $name {
            CardDeclined,
            #[api(code = $stated)]
            Stated,
        }

        impl $name {
            fn codes() -> [&'static str; 2] {
                [Self::CardDeclined.code().as_str(), Self::Stated.code().as_str()]
            }
        }
    };
}

prefix!(Colon "user:" "snake_case" "user:not_here");
prefix!(Dot "billing." "kebab-case" "billing.not-here");
prefix!(Shout "ERR_" "SCREAMING_SNAKE_CASE" "ERR_NOT_HERE");
prefix!(Slash "v1/users/" "camelCase" "v1/users/notHere");
prefix!(Pascal "E-" "PascalCase" "E-NotHere");

#[test]
fn on_default_and_stated_codes() {
    assert_eq!(Colon::codes(), ["user:card_declined", "user:not_here"]);
    assert_eq!(Dot::codes(), ["billing.card-declined", "billing.not-here"]);
    assert_eq!(Shout::codes(), ["ERR_CARD_DECLINED", "ERR_NOT_HERE"]);
    assert_eq!(Slash::codes(), ["v1/users/cardDeclined", "v1/users/notHere"]);
    assert_eq!(Pascal::codes(), ["E-CardDeclined", "E-NotHere"]);
}

#[test]
fn is_a_part_of_the_code_everywhere() {
    assert_eq!(
        Colon::CardDeclined.to_json(),
        r#"{"errors":[{"message":"Card declined","long_message":"Card declined","code":"user:card_declined"}]}"#,
    );
    assert_eq!(Colon::section().entries().iter().map(|entry| entry.code().as_str()).next(), Some("user:card_declined"));
}

#[derive(Debug, ApiError)]
#[api(status = 400, prefix = "user:")]
enum Without {
    #[api(code = "legacy", allow(code_style))]
    Allowed,
}

#[test]
fn an_allowed_code_without_it() {
    assert_eq!(Without::Allowed.code(), "legacy");
}

#[derive(Debug, ApiError)]
#[api(status = 404, prefix = "user:")]
struct NotFound;

#[test]
fn on_a_struct() {
    assert_eq!(NotFound.code(), "user:not_found");
}
