use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_style = "numeric")]
enum UserError {
    #[api(code = 404001, message = "no such user")]
    NotFound,
}

fn main() {
    assert_eq!(
        UserError::NotFound.to_json(),
        r#"{"errors":[{"message":"no such user","long_message":"no such user","code":404001}]}"#
    );
}
