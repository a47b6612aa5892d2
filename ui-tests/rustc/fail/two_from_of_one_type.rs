use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500)]
    Read(#[api(from)] std::io::Error),
    #[api(status = 500)]
    Write(#[api(from)] std::io::Error),
}

fn main() {}
