use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(retry, docs, challenge))]
#[api(retry = "never", docs = "https://docs.example.com/#<code>", challenge = "Bearer")]
enum UserError {
    #[api(status = 401)]
    SignedOut,
}

fn main() {
    assert_eq!(UserError::SignedOut.to_response().headers()["www-authenticate"], "Bearer");
}
