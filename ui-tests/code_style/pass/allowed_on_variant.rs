use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, code = "Legacy Code #7", allow(code_style))]
    NotFound,
    #[api(status = 409)]
    EmailTaken,
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "Legacy Code #7");
    assert_eq!(UserError::EmailTaken.code().to_string(), "email_taken");
}
