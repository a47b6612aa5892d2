use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "user <1> not found")]
    NotFound(String),
}

fn main() {}
