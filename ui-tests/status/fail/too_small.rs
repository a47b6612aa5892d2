use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 40)]
    NotFound,
}

fn main() {}
