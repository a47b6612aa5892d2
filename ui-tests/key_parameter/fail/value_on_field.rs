use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum PageError {
    #[api(status = 400)]
    TooMany(#[api(parameter = "limit")] u8),
}

fn main() {}
