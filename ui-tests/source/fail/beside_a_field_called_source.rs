use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500)]
    Storage {
        source: std::io::Error,
        #[api(source)]
        cause: std::fmt::Error,
    },
}

fn main() {}
