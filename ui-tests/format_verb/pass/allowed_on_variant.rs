use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 400, message = "%s is no format string", allow(format_verb))]
    BadFormat,
}

fn main() {
    assert_eq!(UserError::BadFormat.message().to_string(), "%s is no format string");
}
