use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 400)]
    Malformed,
    #[api(status = 421)]
    Misdirected,
    #[api(status = 425)]
    TooEarly,
    #[api(status = 451)]
    UnavailableForLegalReasons,
    #[api(status = 511)]
    NetworkAuthenticationRequired,
}

fn main() {
    assert_eq!(UserError::Misdirected.status().as_u16(), 421);
    assert_eq!(UserError::TooEarly.status().as_u16(), 425);
    assert_eq!(UserError::NetworkAuthenticationRequired.status().as_u16(), 511);
}
