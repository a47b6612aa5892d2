use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(404)]
    NotFound,
}

fn main() {}
