use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(satus = 404)]
enum UserError {
    NotFound,
    Deleted,
}

fn main() {}
