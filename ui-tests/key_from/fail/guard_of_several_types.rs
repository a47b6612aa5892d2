use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 409)]
    Taken(#[api(from(std::io::Error, std::fmt::Error, when = is_taken))] Box<dyn std::error::Error + Send + Sync>),
}

fn main() {}
