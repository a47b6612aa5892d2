use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "user {<user_id>} not found")]
    NotFound { user_id: String },
}

fn main() {
    let error = UserError::NotFound { user_id: "u".into() };
    assert_eq!(error.message().to_string(), "user {u} not found");
}
