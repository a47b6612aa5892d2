use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_style = "camelCase")]
enum UserError {
    #[api(status = 404, code = "userNotFound")]
    NotFound,
    #[api(status = 409)]
    EmailTaken,
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "userNotFound");
    assert_eq!(UserError::EmailTaken.code().to_string(), "emailTaken");
}
