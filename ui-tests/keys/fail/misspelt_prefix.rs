use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(perfix = "user:")]
enum UserError {
    #[api(status = 404, code = "user:not_found")]
    NotFound,
}

fn main() {}
