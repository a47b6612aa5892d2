use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500)]
    Storage {
        #[api(secret)]
        source: std::io::Error,
    },
}

fn main() {}
