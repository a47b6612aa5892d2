use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, display = false)]
    NotFound,
}

fn main() {}
