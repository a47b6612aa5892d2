use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(display = "no")]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
