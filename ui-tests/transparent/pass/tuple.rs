use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 401, message = "sign in")]
struct SignedOut;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(transparent)]
    Auth(SignedOut),
    #[api(status = 404)]
    NotFound,
}

fn main() {
    let error = UserError::Auth(SignedOut);
    assert_eq!(error.status().as_u16(), 401);
    assert_eq!(error.code().to_string(), "signed_out");
    assert_eq!(error.to_json(), SignedOut.to_json());
}
