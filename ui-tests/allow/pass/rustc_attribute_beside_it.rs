use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[allow(dead_code)]
#[api(allow(code_style))]
enum UserError {
    #[api(status = 404, code = "NotFound")]
    NotFound,
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "NotFound");
}
