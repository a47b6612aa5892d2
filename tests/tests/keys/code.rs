//! `code`: sent exactly as written.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

use error_catalog::{ApiError, Code};
use error_catalog_tests::parsed;
use serde_json::json;

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum Codes {
    NotFound,
    Sso2Failed,
    A,
    Oauth2,
    #[api(code = "resource_not_found")]
    Stated,
    #[api(code = "404.NOT-Found \"x\" \\ <b> é", allow(code_style))]
    LetterForLetter,
    #[api(code = "shared")]
    First,
    #[api(code = "shared", allow(duplicate_code))]
    Second,
    r#Match,
}

#[test]
fn strings() {
    let codes = [
        Codes::NotFound,
        Codes::Sso2Failed,
        Codes::A,
        Codes::Oauth2,
        Codes::Stated,
        Codes::LetterForLetter,
        Codes::First,
        Codes::Second,
        Codes::Match,
    ]
    .map(|error| error.code().as_str());
    assert_eq!(
        codes,
        [
            "not_found",
            "sso2_failed",
            "a",
            "oauth2",
            "resource_not_found",
            "404.NOT-Found \"x\" \\ <b> é",
            "shared",
            "shared",
            "match",
        ],
    );
}

#[test]
fn letter_for_letter_in_json() {
    assert_eq!(
        Codes::LetterForLetter.to_json(),
        r#"{"errors":[{"message":"Letter for letter","long_message":"Letter for letter","code":"404.NOT-Found \"x\" \\ <b> é"}]}"#,
    );
}

#[derive(Debug, ApiError)]
#[api(code_style = "numeric", status = 500)]
enum Numbers {
    #[api(code = 404_001)]
    Six,
    #[api(code = 7)]
    Small,
    #[api(code = 0)]
    Zero,
    #[api(code = 9_007_199_254_740_991)]
    Large,
}

#[test]
fn numbers() {
    let codes = [Numbers::Six, Numbers::Small, Numbers::Zero, Numbers::Large].map(|error| error.code());
    assert_eq!(codes.map(Code::as_str), ["404001", "7", "0", "9007199254740991"]);
    assert_eq!(codes.map(Code::as_number), [Some(404_001), Some(7), Some(0), Some(9_007_199_254_740_991)]);
    assert_eq!(parsed(&Numbers::Small.to_json())["errors"][0]["code"], json!(7));
    assert_eq!(
        Numbers::Large.to_json(),
        r#"{"errors":[{"message":"Large","long_message":"Large","code":9007199254740991}]}"#,
    );
}

#[derive(Debug, ApiError)]
#[api(status = 404, code = "gone_fishing")]
struct Stated;

#[derive(Debug, ApiError)]
#[api(status = 404)]
struct UserNotFound;

#[derive(Debug, ApiError)]
#[api(code_style = "numeric", code = 404_009)]
struct Numbered;

#[test]
fn on_a_struct() {
    assert_eq!(Stated.code(), "gone_fishing");
    assert_eq!(UserNotFound.code(), "user_not_found");
    assert_eq!((Numbered.code().as_number(), Numbered.status().as_u16()), (Some(404_009), 404));
}
