use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 503, retryable = true)]
    Down,
}

fn main() {}
