use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(allow(duplicate_code))]
enum UserError {
    #[api(status = 410, code = "gone")]
    Deleted,
    #[api(status = GONE, code = "gone")]
    Moved,
}

fn main() {
    assert_eq!(UserError::Deleted.status(), UserError::Moved.status());
}
