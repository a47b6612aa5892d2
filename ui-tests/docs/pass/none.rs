use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {
    assert!(UserError::NotFound.docs().is_none());
    assert!(!UserError::NotFound.to_response().headers().contains_key("link"));
}
