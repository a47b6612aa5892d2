use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum AuthError {
    #[api(status = 401, level = "warning")]
    Expired,
}

fn main() {}
