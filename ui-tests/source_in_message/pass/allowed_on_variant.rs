use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500, message = "storage failed: <source>", allow(source_in_message))]
    Storage { source: std::io::Error },
}

fn main() {
    let error = UserError::Storage { source: std::io::Error::other("full") };
    assert_eq!(error.message().to_string(), "storage failed: full");
}
