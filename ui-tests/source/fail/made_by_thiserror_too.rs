use error_catalog::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 500)]
enum UserError {
    #[error("cannot read")]
    Read(#[api(from)] std::io::Error),
    #[error("cannot write")]
    Write(#[from] std::io::Error),
}

fn main() {}
