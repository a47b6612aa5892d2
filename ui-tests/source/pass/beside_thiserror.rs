use error_catalog::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum UserError {
    #[error("storage failed")]
    #[api(status = 500)]
    Storage(#[from] std::io::Error),
    #[error("text failed")]
    #[api(status = 500)]
    Text {
        #[source]
        cause: std::fmt::Error,
    },
}

fn main() {
    let error = UserError::from(std::io::Error::other("full"));
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "full");
    assert_eq!(error.code().to_string(), "storage");
    assert!(std::error::Error::source(&UserError::Text { cause: std::fmt::Error }).is_some());
}
