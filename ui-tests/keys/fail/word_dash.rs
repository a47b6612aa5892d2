use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 429, retry-after = 30)]
    TooMany,
}

fn main() {}
