use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500)]
    Storage { source: std::io::Error },
    #[api(status = 500)]
    Memory {
        #[api(source)]
        source: std::fmt::Error,
    },
    #[api(status = 404)]
    NotFound { name: String },
}

fn main() {
    let error = UserError::Storage { source: std::io::Error::other("full") };
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "full");
    assert!(std::error::Error::source(&UserError::Memory { source: std::fmt::Error }).is_some());
    assert!(std::error::Error::source(&UserError::NotFound { name: "n".into() }).is_none());
}
