use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, meta(user_id))]
    NotFound { user_id: Option<String> },
}

fn main() {
    let error = UserError::NotFound { user_id: None };
    assert_eq!(
        error.to_json(),
        r#"{"errors":[{"message":"Not found","long_message":"Not found","code":"not_found"}]}"#
    );
}
