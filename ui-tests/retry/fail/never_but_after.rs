use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 503, retry = "never", retry_after = 30)]
    SearchDown,
}

fn main() {}
