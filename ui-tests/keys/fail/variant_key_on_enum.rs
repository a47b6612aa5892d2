use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(message = "not found")]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
