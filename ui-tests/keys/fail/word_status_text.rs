use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status_code = "404")]
    NotFound,
}

fn main() {}
