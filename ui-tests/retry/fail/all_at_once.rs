use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(retry = "always")]
enum UserError {
    #[api(status = 503, retry = "never", retry_after = 30)]
    SearchDown,
    #[api(status = 503, retry = "back_off")]
    MailDown,
    #[api(status = 503, retry = 30)]
    StorageDown,
    #[api(status = 429, retry_after = wiat)]
    TooMany { wait: u64 },
    #[api(status = 429, retry_after = "30")]
    FarTooMany,
}

fn main() {}
