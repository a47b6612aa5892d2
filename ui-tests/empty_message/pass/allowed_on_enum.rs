use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(allow(empty_message))]
enum UserError {
    #[api(status = 404, message = "")]
    NotFound,
}

fn main() {
    assert_eq!(UserError::NotFound.to_json(), r#"{"errors":[{"message":"","long_message":"","code":"not_found"}]}"#);
}
