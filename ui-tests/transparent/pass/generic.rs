use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 401)]
struct SignedOut;

#[derive(Debug, ApiError)]
enum UserError<E> {
    #[api(transparent)]
    Inner(E),
    #[api(status = 404)]
    NotFound,
}

fn main() {
    let error = UserError::Inner(SignedOut);
    assert_eq!(error.code().to_string(), "signed_out");
}
