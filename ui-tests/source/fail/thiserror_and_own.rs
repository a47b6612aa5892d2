use error_catalog::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum UserError {
    #[error("storage failed")]
    #[api(status = 500)]
    Storage {
        #[source]
        disk: std::io::Error,
        #[api(source)]
        text: std::fmt::Error,
    },
}

fn main() {}
