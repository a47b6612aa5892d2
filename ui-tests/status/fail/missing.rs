use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(code = "not_found")]
    NotFound,
}

fn main() {}
