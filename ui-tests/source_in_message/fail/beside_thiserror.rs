use error_catalog::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum UserError {
    #[error("storage failed: {0}")]
    #[api(status = 500, message = "storage failed: <0>")]
    Storage(#[from] std::io::Error),
}

fn main() {}
