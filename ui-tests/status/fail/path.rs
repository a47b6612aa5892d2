use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = StatusCode::NOT_FOUND)]
    NotFound,
}

fn main() {}
