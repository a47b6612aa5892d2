use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 419)]
enum UserError {
    SessionExpired,
    TokenExpired,
}

fn main() {}
