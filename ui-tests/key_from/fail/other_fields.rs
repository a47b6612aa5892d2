use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500)]
    Storage(#[api(from)] std::io::Error, String),
}

fn main() {}
