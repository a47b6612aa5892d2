use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(prefix = "user:")]
enum UserError {
    #[api(status = 404)]
    NotFound,
    #[api(status = 404, code = "user:not_found")]
    Deleted,
}

fn main() {}
