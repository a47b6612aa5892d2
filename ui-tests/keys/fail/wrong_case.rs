use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(Status = 404)]
    NotFound,
}

fn main() {}
