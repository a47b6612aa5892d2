use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "no user<user_id?>")]
    NotFound { user_id: Option<String> },
}

fn main() {
    let error = UserError::NotFound { user_id: None };
    assert_eq!(error.message().to_string(), "no user");
    let error = UserError::NotFound { user_id: Some(" u".into()) };
    assert_eq!(error.message().to_string(), "no user u");
}
