use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(domain = "")]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
