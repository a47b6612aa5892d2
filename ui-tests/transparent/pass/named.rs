use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 401, message = "sign in")]
struct SignedOut;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(transparent)]
    Auth { inner: SignedOut },
}

fn main() {
    let error = UserError::Auth { inner: SignedOut };
    assert_eq!(error.to_json(), SignedOut.to_json());
}
