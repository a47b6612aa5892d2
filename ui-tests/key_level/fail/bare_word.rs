use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum AuthError {
    #[api(status = 401, level = info)]
    Expired,
}

fn main() {}
