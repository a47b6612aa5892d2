use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "", allow(empty_message))]
    NotFound,
}

fn main() {
    assert_eq!(UserError::NotFound.message().to_string(), "");
}
