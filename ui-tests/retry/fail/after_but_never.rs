use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 503, retry_after = wait, retry = "never")]
    SearchDown { wait: u64 },
}

fn main() {}
