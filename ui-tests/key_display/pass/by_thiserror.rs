use error_catalog::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum UserError {
    #[error("internal: row {row} missing")]
    #[api(status = 404, message = "not found")]
    NotFound { row: u64 },
    #[error("internal: taken")]
    #[api(status = 409)]
    EmailTaken,
}

fn main() {
    assert_eq!(UserError::NotFound { row: 7 }.to_string(), "internal: row 7 missing");
    assert_eq!(UserError::NotFound { row: 7 }.message().to_string(), "not found");
    assert_eq!(UserError::EmailTaken.to_string(), "internal: taken");
}
