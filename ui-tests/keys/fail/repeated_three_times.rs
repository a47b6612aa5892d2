use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, hidden, hidden)]
    #[api(hidden)]
    NotFound,
}

fn main() {}
