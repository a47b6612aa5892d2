use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(long = "Something failed")]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
