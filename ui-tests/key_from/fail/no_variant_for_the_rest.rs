use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 409)]
    Taken(#[api(from(std::io::Error, when = is_taken))] std::io::Error),
    #[api(status = 404)]
    Missing(#[api(from(std::io::Error, when = is_missing))] std::io::Error),
    #[api(status = 500, fallback)]
    Internal,
}

fn is_taken(_: &std::io::Error) -> bool {
    false
}

fn is_missing(_: &std::io::Error) -> bool {
    false
}

fn main() {}
