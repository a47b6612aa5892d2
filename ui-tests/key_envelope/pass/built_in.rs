use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(envelope = error_catalog::envelope::Flat)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {
    assert_eq!(UserError::NotFound.to_json(), r#"{"status":404,"code":"not_found","message":"Not found"}"#);
}
