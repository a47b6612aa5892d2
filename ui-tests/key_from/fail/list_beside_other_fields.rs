use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500)]
    Down { path: String, #[api(from(std::fmt::Error))] cause: Box<dyn std::error::Error + Send + Sync> },
}

fn main() {}
