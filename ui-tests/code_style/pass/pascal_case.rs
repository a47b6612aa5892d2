use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_style = "PascalCase")]
enum UserError {
    #[api(status = 404, code = "UserNotFound")]
    NotFound,
    #[api(status = 409)]
    EmailTaken,
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "UserNotFound");
    assert_eq!(UserError::EmailTaken.code().to_string(), "EmailTaken");
}
