use error_catalog::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("internal: row {row} missing")]
#[api(status = 404, message = "not found")]
struct NotFound {
    row: u64,
}

fn main() {
    assert_eq!(NotFound { row: 7 }.to_string(), "internal: row 7 missing");
    assert_eq!(NotFound { row: 7 }.message().to_string(), "not found");
}
