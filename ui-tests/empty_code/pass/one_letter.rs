use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, code = "n")]
    NotFound,
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "n");
}
