use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(prefix = "user:")]
enum UserError {
    #[api(status = 404, code = "not_found")]
    NotFound,
}

fn main() {}
