use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401)]
    SignedOut,
    #[api(status = 405)]
    Method,
}

fn main() {}
