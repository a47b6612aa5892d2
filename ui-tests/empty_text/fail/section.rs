use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(section = "")]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
