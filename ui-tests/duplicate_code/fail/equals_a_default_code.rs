use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404)]
    NotFound,
    #[api(status = 404, code = "not_found")]
    Deleted,
}

fn main() {}
