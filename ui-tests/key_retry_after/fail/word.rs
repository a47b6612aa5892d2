use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 429, retry_after)]
    TooMany { retry_after: u64 },
}

fn main() {}
