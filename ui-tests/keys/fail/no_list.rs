use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api]
    #[api(status = 404)]
    NotFound,
}

fn main() {}
