use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(section = 5)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
