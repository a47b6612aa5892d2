use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401, headers(www_authenticate = "Bearer"))]
    SignedOut,
}

fn main() {}
