use error_catalog::ApiError;

#[derive(thiserror::Error, ApiError)]
enum UserError {
    #[error("no user")]
    #[api(status = 404)]
    NotFound,
}

fn main() {}
