use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(retry))]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
