use error_catalog::{ApiError, Retry};

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 503, retry = "backoff")]
    SearchDown,
    #[api(status = 404, retry = "never")]
    NotFound,
    #[api(status = 500)]
    Storage,
}

fn main() {
    assert!(matches!(UserError::SearchDown.retry(), Retry::Backoff));
    assert!(matches!(UserError::NotFound.retry(), Retry::Never));
    assert!(matches!(UserError::Storage.retry(), Retry::Unspecified));
}
