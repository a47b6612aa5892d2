use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(crate = errors_catalog)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
