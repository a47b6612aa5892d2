use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = not_found)]
    NotFound,
}

fn main() {}
