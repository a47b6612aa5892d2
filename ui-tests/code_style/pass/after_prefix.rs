use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(prefix = "user:")]
enum UserError {
    #[api(status = 404, code = "user:unknown")]
    NotFound,
    #[api(status = 409)]
    EmailTaken,
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "user:unknown");
    assert_eq!(UserError::EmailTaken.code().to_string(), "user:email_taken");
}
