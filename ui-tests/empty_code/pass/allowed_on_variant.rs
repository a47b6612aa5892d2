use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, code = "", allow(empty_code))]
    NotFound,
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "");
}
