use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, allow(retired_code))]
    NotFound,
}

fn main() {}
