use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "expand {user_id} first", allow(brace_placeholder))]
    NotFound { user_id: String },
}

fn main() {
    let error = UserError::NotFound { user_id: "u".into() };
    assert_eq!(error.message().to_string(), "expand {user_id} first");
}
