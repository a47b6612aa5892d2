use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404; code = "not_found")]
    NotFound,
}

fn main() {}
