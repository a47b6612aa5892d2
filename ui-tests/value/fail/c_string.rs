use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = c"not found")]
    NotFound,
}

fn main() {}
