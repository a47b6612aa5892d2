use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 400)]
    Malformed,
    #[api(status = 404)]
    NotFound,
    #[api(status = 511)]
    SignInToTheNetwork,
}

fn main() {
    assert_eq!(UserError::Malformed.status().as_u16(), 400);
    assert_eq!(UserError::NotFound.status().as_u16(), 404);
    assert_eq!(UserError::SignInToTheNetwork.status().as_u16(), 511);
}
