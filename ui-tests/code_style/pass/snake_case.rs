use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, code = "user_not_found_2")]
    NotFound,
    #[api(status = 409)]
    HTTPVersionTooOld,
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "user_not_found_2");
    assert_eq!(UserError::HTTPVersionTooOld.code().to_string(), "http_version_too_old");
}
