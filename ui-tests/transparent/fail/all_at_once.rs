use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 401)]
struct SignedOut;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(transparent)]
    Nothing,
    #[api(transparent)]
    Two(SignedOut, String),
    #[api(transparent, status = 401, code = "auth", message = "signed out", meta(id = 1))]
    Keys(SignedOut),
    #[api(transparent, hint = "sign in")]
    Empty {},
}

fn main() {}
