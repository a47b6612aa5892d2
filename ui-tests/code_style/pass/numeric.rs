use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_style = "numeric")]
enum UserError {
    #[api(code = 404001)]
    NotFound,
    #[api(status = 409, code = 7)]
    EmailTaken,
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "404001");
    assert_eq!(
        UserError::EmailTaken.to_json(),
        r#"{"errors":[{"message":"Email taken","long_message":"Email taken","code":7}]}"#
    );
}
