use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 410, allow(duplicate_code))]
enum UserError {
    #[api(status = 404, code = "gone")]
    NotFound,
    #[api(status = GONE, code = "gone")]
    Deleted,
    #[api(status = 403, code = "gone")]
    Hidden,
    #[api(code = "gone")]
    Moved,
    #[api(status = 409)]
    Locked,
    #[api(status = 423, code = "locked")]
    Busy,
}

fn main() {}
