use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(transparent)]
    Any(Box<dyn std::error::Error + Send + Sync>),
    #[api(transparent)]
    AnyOfOurs(Box<dyn ApiError>),
}

fn main() {}
