use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500)]
    Read(#[api(from(std::io::Error, std::fmt::Error))] Box<dyn std::error::Error + Send + Sync>),
    #[api(status = 503)]
    Write(#[api(from)] std::io::Error),
    #[api(status = 502)]
    Format(#[api(from(std::fmt::Error), from(std::fmt::Error))] Box<dyn std::error::Error + Send + Sync>),
}

fn main() {}
