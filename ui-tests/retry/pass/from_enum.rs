use error_catalog::{ApiError, Retry};

#[derive(Debug, ApiError)]
#[api(retry = "never")]
enum UserError {
    #[api(status = 404)]
    NotFound,
    #[api(status = 503, retry = "backoff")]
    SearchDown,
    #[api(status = 429, retry_after = 30)]
    TooMany,
}

fn main() {
    assert!(matches!(UserError::NotFound.retry(), Retry::Never));
    assert!(matches!(UserError::SearchDown.retry(), Retry::Backoff));
    assert_eq!(UserError::TooMany.to_response().headers()["retry-after"], "30");
}
