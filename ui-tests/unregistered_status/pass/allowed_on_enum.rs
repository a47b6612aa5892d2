use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 419, allow(unregistered_status))]
enum UserError {
    SessionExpired,
    #[api(status = 599)]
    ConnectTimeout,
}

fn main() {
    assert_eq!(UserError::SessionExpired.status().as_u16(), 419);
    assert_eq!(UserError::ConnectTimeout.status().as_u16(), 599);
}
