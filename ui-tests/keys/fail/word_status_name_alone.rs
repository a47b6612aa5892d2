use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(NOT_FOUND)]
    NotFound,
}

fn main() {}
