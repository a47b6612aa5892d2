use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 401, level = "warn")]
enum AuthError {
    Expired,
    #[api(level = "off")]
    Locked,
}

fn main() {
    assert_eq!(AuthError::Expired.entry().level().map(|level| level.as_str()), Some("warn"));
    assert_eq!(AuthError::Locked.entry().level().map(|level| level.as_str()), Some("off"));
}
