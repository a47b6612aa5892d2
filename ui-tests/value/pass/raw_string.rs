use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = r#"no "<user_id>" here"#, long = "line\ttab \u{e9}")]
    NotFound { user_id: String },
}

fn main() {
    let error = UserError::NotFound { user_id: "u".into() };
    assert_eq!(error.message().to_string(), "no \"u\" here");
    assert_eq!(
        error.to_json(),
        r#"{"errors":[{"message":"no \"u\" here","long_message":"line\ttab é","code":"not_found"}]}"#
    );
}
