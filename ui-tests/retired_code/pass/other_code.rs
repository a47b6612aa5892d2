use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(retired("account_gone"))]
enum UserError {
    #[api(status = 404, code = "account_missing")]
    NotFound,
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "account_missing");
}
