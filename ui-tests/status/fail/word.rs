use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status)]
    NotFound,
}

fn main() {}
