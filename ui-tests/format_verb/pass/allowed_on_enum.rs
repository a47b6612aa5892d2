use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(allow(format_verb))]
enum UserError {
    #[api(status = 400, message = "%s is no format string", hint = "use %d")]
    BadFormat,
}

fn main() {
    assert_eq!(UserError::BadFormat.message().to_string(), "%s is no format string");
    assert_eq!(UserError::BadFormat.hint().unwrap().to_string(), "use %d");
}
