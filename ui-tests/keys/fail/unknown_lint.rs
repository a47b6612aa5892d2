use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(allow(duplicate_codes))]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
