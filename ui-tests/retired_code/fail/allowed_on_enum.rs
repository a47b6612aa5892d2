use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(allow(retired_code))]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
