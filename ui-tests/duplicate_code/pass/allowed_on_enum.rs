use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(allow(duplicate_code))]
enum UserError {
    #[api(status = 404, code = "gone")]
    NotFound,
    #[api(status = 404, code = "gone")]
    Deleted,
    #[api(status = 404, code = "gone")]
    Hidden,
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "gone");
    assert_eq!(UserError::Hidden.code().to_string(), "gone");
}
