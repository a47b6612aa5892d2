use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(hint = "sign in")]
enum UserError {
    #[api(status = 401)]
    SignedOut,
}

fn main() {}
