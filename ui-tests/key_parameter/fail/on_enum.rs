use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 400, parameter = "limit")]
enum PageError {
    TooMany,
}

fn main() {}
