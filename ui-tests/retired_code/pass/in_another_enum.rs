use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(retired("gone"))]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

#[derive(Debug, ApiError)]
enum OrderError {
    #[api(status = 410)]
    Gone,
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "not_found");
    assert_eq!(OrderError::Gone.code().to_string(), "gone");
}
