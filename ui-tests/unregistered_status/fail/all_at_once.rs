use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 419)]
enum UserError {
    SessionExpired,
    #[api(status = 499)]
    ClientClosedRequest,
    #[api(status = 520)]
    OriginUnknown,
    #[api(status = 599)]
    ConnectTimeout,
}

fn main() {}
