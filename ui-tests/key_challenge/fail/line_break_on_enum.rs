use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(challenge = "Bearer\n")]
enum UserError {
    #[api(status = 401)]
    SignedOut,
}

fn main() {}
