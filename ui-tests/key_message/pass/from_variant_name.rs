use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {
    assert_eq!(UserError::NotFound.message().to_string(), "Not found");
}
