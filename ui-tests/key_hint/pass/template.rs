use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401, hint = "obtain a token for <realm> first")]
    SignedOut { realm: String },
}

fn main() {
    let error = UserError::SignedOut { realm: "users".into() };
    assert_eq!(error.hint().unwrap().to_string(), "obtain a token for users first");
}
