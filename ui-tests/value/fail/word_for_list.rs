use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, allow)]
    NotFound,
}

fn main() {}
