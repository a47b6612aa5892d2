use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(allow(code_style))]
enum UserError {
    #[api(status = 404, code = "gone")]
    NotFound,
    #[api(status = 404, code = "Gone")]
    Deleted,
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "gone");
    assert_eq!(UserError::Deleted.code().to_string(), "Gone");
}
