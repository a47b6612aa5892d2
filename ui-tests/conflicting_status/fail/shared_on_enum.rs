use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(allow(duplicate_code))]
enum UserError {
    #[api(status = 404, code = "gone")]
    NotFound,
    #[api(status = 410, code = "gone")]
    Deleted,
}

fn main() {}
