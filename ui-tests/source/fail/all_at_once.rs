use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500)]
    Storage {
        #[api(source)]
        disk: std::io::Error,
        #[api(source)]
        text: std::fmt::Error,
    },
    #[api(status = 500)]
    Memory {
        source: std::io::Error,
        #[api(source)]
        cause: std::fmt::Error,
    },
    #[api(status = 502)]
    Upstream(#[api(from)] std::num::ParseIntError, String),
    #[api(status = 503)]
    Search(#[api(from)] std::num::ParseFloatError, #[api(from)] std::str::Utf8Error),
}

fn main() {}
