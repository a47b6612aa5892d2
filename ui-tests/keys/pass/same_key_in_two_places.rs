use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 404, docs = "https://docs.example.com/errors", retry = "never", challenge = "Bearer", allow(code_style))]
enum UserError {
    #[api(
        status = 401,
        docs = "https://docs.example.com/sign-in",
        retry = "backoff",
        challenge = "Basic",
        allow(format_verb)
    )]
    SignedOut,
    NotFound,
}

fn main() {
    assert_eq!(UserError::SignedOut.status().as_u16(), 401);
    assert_eq!(UserError::NotFound.status().as_u16(), 404);
    assert_eq!(UserError::SignedOut.docs().unwrap().to_string(), "https://docs.example.com/sign-in");
    assert_eq!(UserError::NotFound.docs().unwrap().to_string(), "https://docs.example.com/errors");
}
