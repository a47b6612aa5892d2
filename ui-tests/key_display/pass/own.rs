use std::fmt;

use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(display = false)]
enum UserError {
    #[api(status = 404, message = "not found")]
    NotFound,
}

impl fmt::Display for UserError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("internal: row missing")
    }
}

impl std::error::Error for UserError {}

fn main() {
    assert_eq!(UserError::NotFound.to_string(), "internal: row missing");
    assert_eq!(UserError::NotFound.message().to_string(), "not found");
}
