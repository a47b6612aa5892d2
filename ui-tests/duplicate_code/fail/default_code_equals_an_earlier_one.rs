use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, code = "not_found")]
    Deleted,
    #[api(status = 404)]
    NotFound,
}

fn main() {}
