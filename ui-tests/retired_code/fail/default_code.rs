use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(retired("not_found"))]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
