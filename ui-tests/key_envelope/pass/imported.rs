use error_catalog::{ApiError, envelope::ErrorObject};

#[derive(Debug, ApiError)]
#[api(envelope = ErrorObject)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {
    assert_eq!(UserError::NotFound.to_json(), r#"{"error":{"code":"not_found","message":"Not found"}}"#);
}
