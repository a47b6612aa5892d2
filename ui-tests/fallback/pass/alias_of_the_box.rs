use error_catalog::{ApiError, Raised};

type BoxError = Box<dyn std::error::Error + Send + Sync>;

#[derive(Debug, ApiError)]
enum AppError {
    #[api(status = 500, fallback)]
    Internal { cause: BoxError },
}

fn read() -> Result<String, Raised<AppError>> {
    Ok(std::fs::read_to_string("/no/such/file")?)
}

fn main() {
    assert_eq!(read().unwrap_err().code(), "internal");
}
