use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(prefix = "user:", allow(code_style))]
enum UserError {
    #[api(status = 404, code = "userNotFound")]
    NotFound,
    #[api(status = 409, code = "email_taken")]
    EmailTaken,
    #[api(status = 423)]
    Locked,
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "userNotFound");
    assert_eq!(UserError::EmailTaken.code().to_string(), "email_taken");
    assert_eq!(UserError::Locked.code().to_string(), "user:locked");
}
