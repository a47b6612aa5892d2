use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(message = "failed")]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
