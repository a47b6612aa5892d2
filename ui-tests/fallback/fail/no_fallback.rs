use error_catalog::{ApiError, Raised};

#[derive(Debug, ApiError)]
enum AppError {
    #[api(status = 500)]
    Internal,
}

fn read() -> Result<String, Raised<AppError>> {
    Ok(std::fs::read_to_string("/no/such/file")?)
}

fn main() {}
