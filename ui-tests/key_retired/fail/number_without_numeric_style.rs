use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(retired(404001))]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
