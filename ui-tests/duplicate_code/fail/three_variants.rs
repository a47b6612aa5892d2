use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, code = "gone")]
    NotFound,
    #[api(status = 404, code = "gone")]
    Deleted,
    #[api(status = 404, code = "gone")]
    Hidden,
}

fn main() {}
