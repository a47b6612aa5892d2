use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(challenge))]
enum UserError {
    #[api(status = 401)]
    SignedOut,
}

fn main() {}
