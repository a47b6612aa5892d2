use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, code = "gone")]
    NotFound,
    #[api(status = 410, code = "gone", allow(duplicate_code, conflicting_status))]
    Deleted,
}

fn main() {
    assert_eq!(UserError::NotFound.status().as_u16(), 404);
    assert_eq!(UserError::Deleted.status().as_u16(), 410);
}
