use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api("not found", status = 404)]
    NotFound,
}

fn main() {}
