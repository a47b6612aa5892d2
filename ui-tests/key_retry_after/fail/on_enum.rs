use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(retry_after = 30)]
enum UserError {
    #[api(status = 429)]
    TooMany,
}

fn main() {}
