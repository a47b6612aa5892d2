use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, code = "gone")]
    NotFound,
    #[api(status = 404, code = "gone")]
    Deleted,
}

fn main() {}
