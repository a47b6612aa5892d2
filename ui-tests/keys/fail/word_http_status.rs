use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(http_status = 404)]
    NotFound,
}

fn main() {}
