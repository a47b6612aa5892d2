use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum AppError {
    #[api(status = 500, fallback)]
    Internal,
    #[api(status = 503, fallback)]
    Unexpected(Box<dyn std::error::Error + Send + Sync>),
}

fn main() {}
