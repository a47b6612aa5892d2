use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 429, retry_after = 1.5)]
    TooMany,
}

fn main() {}
