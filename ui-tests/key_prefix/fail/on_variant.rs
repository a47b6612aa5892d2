use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, prefix = "user:")]
    NotFound,
}

fn main() {}
