use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(retry))]
enum UserError {
    #[api(status = 503, retry_after = 30)]
    SearchDown,
}

fn main() {
    assert_eq!(UserError::SearchDown.to_response().headers()["retry-after"], "30");
}
