use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, code = "user not found")]
    NotFound,
}

fn main() {}
