use error_catalog::ApiError;

type IoError = std::io::Error;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500)]
    Down(#[api(from)] std::io::Error),
    #[api(status = 500)]
    Gone(#[api(from(IoError))] Box<dyn std::error::Error + Send + Sync>),
}

fn main() {}
