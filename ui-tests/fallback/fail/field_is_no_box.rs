use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum AppError {
    #[api(status = 500, fallback)]
    Internal(String),
}

#[derive(Debug, ApiError)]
enum AuthError {
    #[api(status = 500, fallback)]
    Internal { user: u64, cause: Box<dyn std::error::Error + Send + Sync> },
}

fn main() {}
