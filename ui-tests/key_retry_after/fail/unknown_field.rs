use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 429, retry_after = wiat)]
    TooMany { wait: u64 },
}

fn main() {}
