use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 410, allow(duplicate_code))]
enum UserError {
    #[api(status = 404, code = "gone")]
    NotFound,
    #[api(code = "gone")]
    Deleted,
}

fn main() {}
