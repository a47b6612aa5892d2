use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 401)]
struct SignedOut;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(message = "signed out", transparent)]
    Auth(SignedOut),
}

fn main() {}
