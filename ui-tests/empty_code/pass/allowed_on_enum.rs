use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(allow(empty_code))]
enum UserError {
    #[api(status = 404, code = "")]
    NotFound,
}

fn main() {
    assert_eq!(
        UserError::NotFound.to_json(),
        r#"{"errors":[{"message":"Not found","long_message":"Not found","code":""}]}"#
    );
}
