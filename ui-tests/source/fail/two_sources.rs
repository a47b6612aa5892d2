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
}

fn main() {}
