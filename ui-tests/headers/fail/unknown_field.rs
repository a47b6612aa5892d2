use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 429, headers(x_limit = limt))]
    TooMany { limit: u32 },
}

fn main() {}
