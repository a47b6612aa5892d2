use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, code = "gone")]
    NotFound,
    #[api(status = 404, code = "gone", allow(duplicate_code))]
    Deleted,
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "gone");
    assert_eq!(UserError::Deleted.code().to_string(), "gone");
    assert_eq!(UserError::Deleted.message().to_string(), "Deleted");
}
