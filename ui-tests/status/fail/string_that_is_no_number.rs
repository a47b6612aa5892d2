use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = "not found")]
    NotFound,
}

fn main() {}
