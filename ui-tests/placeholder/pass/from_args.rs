use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "no user <name>", args(name = user_id.to_uppercase()))]
    NotFound { user_id: String },
}

fn main() {
    let error = UserError::NotFound { user_id: "u".into() };
    assert_eq!(error.message().to_string(), "no user U");
}
