use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 429, headers(x_limit = limit))]
    TooMany { limit: u32 },
    #[api(status = 429, headers(x_limit = _0))]
    FarTooMany(u32),
}

fn main() {
    assert_eq!(UserError::TooMany { limit: 5 }.to_response().headers()["x-limit"], "5");
    assert_eq!(UserError::FarTooMany(6).to_response().headers()["x-limit"], "6");
}
