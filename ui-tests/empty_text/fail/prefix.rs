use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(prefix = "")]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
