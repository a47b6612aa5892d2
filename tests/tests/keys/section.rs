//! `section`: the heading in the catalog.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "only the headings are read")]

use error_catalog::ApiError;

macro_rules! section {
    ($($name:ident)*) => {
        [$({
            #[derive(Debug, ApiError)]
            #[api(status = 400)]
            enum $name {
                Unit,
            }
            ($name::section().name(), $name::section().type_name())
        }),*]
    };
}

#[test]
fn default_is_the_type_name_as_words_without_error() {
    assert_eq!(
        section!(SessionRefreshError UserError Billing OauthError Sso2Error ErrorPage),
        [
            ("Session Refresh", "SessionRefreshError"),
            ("User", "UserError"),
            ("Billing", "Billing"),
            ("Oauth", "OauthError"),
            ("Sso2", "Sso2Error"),
            ("Error Page", "ErrorPage"),
        ],
    );
}

#[test]
fn a_type_called_error_has_a_heading() {
    assert_eq!(section!(Error), [("Error", "Error")]);
}

#[derive(Debug, ApiError)]
#[api(section = "Users & \"friends\"", status = 404)]
enum UserError {
    NotFound,
}

#[derive(Debug, ApiError)]
#[api(section = "One", status = 404)]
struct Struct;

#[derive(Debug, ApiError)]
#[api(status = 404)]
struct UserNotFoundError;

#[test]
fn stated() {
    assert_eq!(UserError::section().name(), "Users & \"friends\"");
    assert_eq!(serde_json::json!(UserError::section())["name"], "Users & \"friends\"");
}

#[test]
fn on_a_struct() {
    assert_eq!(Struct::section().name(), "One");
    assert_eq!(UserNotFoundError::section().name(), "User Not Found");
    assert_eq!(UserNotFoundError::section().entries().len(), 1);
}
