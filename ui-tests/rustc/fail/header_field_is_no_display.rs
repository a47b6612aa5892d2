use error_catalog::ApiError;

#[derive(Debug)]
struct Limit(u64);

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 429, headers(x_limit = limit))]
    TooMany { limit: Limit },
}

fn main() {}
