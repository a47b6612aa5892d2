use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, code = "resource_not_found")]
    NotFound,
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "resource_not_found");
}
