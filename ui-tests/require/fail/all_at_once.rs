use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(description, long, retry, docs, challenge))]
enum UserError {
    #[api(status = 401)]
    SignedOut,
    #[api(status = 401, long = "The password is wrong", retry = "never")]
    WrongPassword,
    /// The session has ended.
    #[api(status = 401, challenge = "Bearer", docs = "https://docs.example.com/sessions")]
    SessionEnded,
}

fn main() {}
