use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(description, long, retry, docs, challenge))]
enum UserError {
    /// Nobody is signed in.
    #[api(
        status = 401,
        long = "Sign in first",
        retry = "never",
        docs = "https://docs.example.com/sign-in",
        challenge = "Bearer"
    )]
    SignedOut,
}

fn main() {
    assert_eq!(UserError::SignedOut.text().to_string(), "Sign in first");
    assert_eq!(UserError::SignedOut.to_response().headers()["www-authenticate"], "Bearer");
}
