use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum PageError {
    #[api(status = 400, parameter = "?limit")]
    TooMany,
}

fn main() {}
