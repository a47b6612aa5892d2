use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 401, message = "sign in")]
struct SignedOut;

#[derive(Debug, ApiError)]
#[api(status = 500, retry = "backoff", prefix = "user:", require(description, long))]
enum UserError {
    #[api(transparent)]
    Auth(SignedOut),
}

fn main() {
    let error = UserError::Auth(SignedOut);
    assert_eq!(error.status().as_u16(), 401);
    assert_eq!(error.code().to_string(), "signed_out");
}
