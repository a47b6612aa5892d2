use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(challenge))]
enum UserError {
    #[api(status = 401, challenge = "Bearer")]
    SignedOut,
    #[api(status = 404)]
    NotFound,
}

fn main() {
    assert_eq!(UserError::SignedOut.to_response().headers()["www-authenticate"], "Bearer");
    assert!(!UserError::NotFound.to_response().headers().contains_key("www-authenticate"));
}
