use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401, hint = sign_in)]
    SignedOut,
}

fn main() {}
