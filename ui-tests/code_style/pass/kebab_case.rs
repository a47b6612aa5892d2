use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_style = "kebab-case")]
enum UserError {
    #[api(status = 404, code = "user-not-found")]
    NotFound,
    #[api(status = 409)]
    EmailTaken,
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "user-not-found");
    assert_eq!(UserError::EmailTaken.code().to_string(), "email-taken");
}
