use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404)]
    NotFound,
    #[api(status = 409)]
    Email2Taken,
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "not_found");
    assert!(!UserError::Email2Taken.code().to_string().is_empty());
}
