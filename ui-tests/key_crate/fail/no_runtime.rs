use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(crate = crate::platform)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

mod platform {}

fn main() {}
