use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(challenge = "Bearer")]
enum UserError {
    #[api(status = 401)]
    SignedOut,
    #[api(status = 401, challenge = "Basic")]
    WrongPassword,
    #[api(status = 404)]
    NotFound,
}

fn main() {
    assert_eq!(UserError::SignedOut.to_response().headers()["www-authenticate"], "Bearer");
    assert_eq!(UserError::WrongPassword.to_response().headers()["www-authenticate"], "Basic");
    assert!(!UserError::NotFound.to_response().headers().contains_key("www-authenticate"));
}
