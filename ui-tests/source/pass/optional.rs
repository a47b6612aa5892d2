use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500)]
    Storage { source: Option<std::io::Error> },
}

fn main() {
    assert!(std::error::Error::source(&UserError::Storage { source: None }).is_none());
    let error = UserError::Storage { source: Some(std::io::Error::other("full")) };
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "full");
}
