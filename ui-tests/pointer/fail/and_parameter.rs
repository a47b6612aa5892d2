use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 422, pointer = "/limit", parameter = "limit")]
    TooMany,
}

fn main() {}
