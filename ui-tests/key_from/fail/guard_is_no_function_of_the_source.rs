use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 409)]
    Taken(#[api(from(std::io::Error, when = is_taken))] std::io::Error),
    #[api(status = 500)]
    Down(#[api(from)] std::io::Error),
}

fn is_taken(_: &std::fmt::Error) -> bool {
    false
}

fn main() {}
