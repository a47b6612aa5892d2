use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(section = "Users")]
#[api(prefix = "user:")]
#[api(allow(pointer_value))]
enum UserError {
    #[api(status = 404)]
    #[api(code = "user:missing", message = "no such user")]
    /// No user exists with the given id.
    #[api(hidden)]
    NotFound {
        #[api(pointer)]
        #[api(meta)]
        user_id: String,
    },
}

fn main() {
    let error = UserError::NotFound { user_id: "u".into() };
    assert_eq!(
        error.to_json(),
        r#"{"errors":[{"message":"no such user","long_message":"no such user","code":"user:missing","pointer":"/u","meta":{"user_id":"u"}}]}"#
    );
}
