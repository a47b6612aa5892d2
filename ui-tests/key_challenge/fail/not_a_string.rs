use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401, challenge = Bearer)]
    SignedOut,
}

fn main() {}
