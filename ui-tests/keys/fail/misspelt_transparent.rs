use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 401)]
struct SignedOut;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(transparant)]
    Auth(SignedOut),
}

fn main() {}
