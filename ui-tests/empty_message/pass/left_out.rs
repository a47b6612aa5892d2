use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {
    assert_eq!(UserError::NotFound.message().to_string(), "Not found");
    assert!(UserError::NotFound.long_message().is_none());
    assert!(UserError::NotFound.hint().is_none());
}
