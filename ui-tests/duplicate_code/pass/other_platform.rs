use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[cfg(unix)]
    #[api(status = 404, code = "gone")]
    NotFound,
    #[cfg(not(unix))]
    #[api(status = 404, code = "gone")]
    NotFound,
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "gone");
}
