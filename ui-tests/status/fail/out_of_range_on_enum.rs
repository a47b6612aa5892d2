use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 200)]
enum UserError {
    NotFound,
    Deleted,
}

fn main() {}
