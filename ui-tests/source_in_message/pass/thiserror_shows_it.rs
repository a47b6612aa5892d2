use error_catalog::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum UserError {
    #[error("storage failed: {0}")]
    #[api(status = 500, message = "storage failed")]
    Storage(#[from] std::io::Error),
}

fn main() {
    let error = UserError::from(std::io::Error::other("disk 7 is on fire"));
    assert_eq!(error.to_string(), "storage failed: disk 7 is on fire");
    assert!(!error.to_json().contains("disk 7"));
}
