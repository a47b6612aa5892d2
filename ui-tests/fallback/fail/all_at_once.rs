use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum AppError {
    #[api(status = 500, fallback)]
    Internal(String),
    #[api(status = 503, fallback)]
    Unexpected,
    #[api(transparent, fallback)]
    Auth(AuthError),
}

#[derive(Debug, ApiError)]
#[api(status = 401)]
struct AuthError;

fn main() {}
