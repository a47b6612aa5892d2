use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500)]
    Storage(#[api(source)] Box<dyn std::error::Error + Send + Sync>),
    #[api(status = 502)]
    Upstream { source: Box<dyn std::error::Error> },
}

fn main() {
    let error = UserError::Storage("full".into());
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "full");
    let error = UserError::Upstream { source: "gone".into() };
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "gone");
}
