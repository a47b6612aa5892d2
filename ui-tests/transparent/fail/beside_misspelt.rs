use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 401)]
struct SignedOut;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(transparent, statuss = 404)]
    Auth(SignedOut),
}

fn main() {}
