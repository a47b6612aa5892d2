use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, allow = "duplicate_code")]
    NotFound,
}

fn main() {}
