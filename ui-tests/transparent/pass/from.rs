use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum AuthError {
    #[api(status = 401, message = "sign in, <name>")]
    SignedOut { name: String },
}

#[derive(Debug, ApiError)]
enum UserError {
    #[api(transparent)]
    Auth(#[api(from)] AuthError),
}

fn main() {
    let error = UserError::from(AuthError::SignedOut { name: "n".into() });
    assert_eq!(error.message().to_string(), "sign in, n");
}
