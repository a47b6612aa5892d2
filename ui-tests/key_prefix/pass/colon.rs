use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(prefix = "user:")]
enum UserError {
    #[api(status = 404)]
    NotFound,
    #[api(status = 409, code = "user:taken")]
    EmailTaken,
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "user:not_found");
    assert_eq!(UserError::EmailTaken.code().to_string(), "user:taken");
}
