use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 499, code = "Closed", message = "", allow(unregistered_status, code_style, empty_message))]
    Closed,
}

fn main() {
    assert_eq!(UserError::Closed.status().as_u16(), 499);
    assert_eq!(UserError::Closed.code().to_string(), "Closed");
}
