use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(serialize = true)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
