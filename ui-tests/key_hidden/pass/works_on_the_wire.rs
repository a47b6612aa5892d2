use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, hidden)]
    NotFound,
}

fn main() {
    assert_eq!(
        UserError::NotFound.to_json(),
        r#"{"errors":[{"message":"Not found","long_message":"Not found","code":"not_found"}]}"#
    );
}
