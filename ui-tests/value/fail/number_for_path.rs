use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(envelope = 5)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
