use std::time::Duration;

use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 429, retry_after = wait)]
    TooMany { wait: Duration },
    #[api(status = 429, retry_after = _0)]
    FarTooMany(u32),
    #[api(status = 503, retry_after = wait)]
    SearchDown { wait: u64 },
}

fn main() {
    let error = UserError::TooMany { wait: Duration::from_millis(1001) };
    assert_eq!(error.to_response().headers()["retry-after"], "2");
    assert_eq!(UserError::FarTooMany(7).to_response().headers()["retry-after"], "7");
    assert_eq!(UserError::SearchDown { wait: 9 }.to_response().headers()["retry-after"], "9");
}
