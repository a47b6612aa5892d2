use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401, challenge = "Bearer realm=\"users\"")]
    SignedOut,
}

fn main() {
    assert_eq!(UserError::SignedOut.to_response().headers()["www-authenticate"], "Bearer realm=\"users\"");
}
