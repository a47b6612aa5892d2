use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 429, retry_after = wait)]
    TooMany { wait: String },
}

fn main() {}
