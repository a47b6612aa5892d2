use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

#[derive(Debug, ApiError)]
enum OrderError {
    #[api(status = 404)]
    NotFound,
}

fn main() {
    assert_eq!(UserError::NotFound.to_json(), OrderError::NotFound.to_json());
}
