use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_style = "SCREAMING_SNAKE_CASE")]
enum UserError {
    #[api(status = 404, code = "USER_NOT_FOUND")]
    NotFound,
    #[api(status = 409)]
    EmailTaken,
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "USER_NOT_FOUND");
    assert_eq!(UserError::EmailTaken.code().to_string(), "EMAIL_TAKEN");
}
