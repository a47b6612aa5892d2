use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "no user <id>", args(id = user_id), meta(key = user_id), headers(x_user = user_id))]
    NotFound { user_id: String },
    #[api(status = 410, message = "no user <id>", args(id = _0), meta(key = _0), headers(x_user = _0))]
    Deleted(String),
}

fn main() {
    for error in [UserError::NotFound { user_id: "u".into() }, UserError::Deleted("u".into())] {
        assert_eq!(error.message().to_string(), "no user u");
        assert!(error.to_json().ends_with(r#""meta":{"key":"u"}}]}"#));
        assert_eq!(error.to_response().headers()["x-user"], "u");
    }
}
