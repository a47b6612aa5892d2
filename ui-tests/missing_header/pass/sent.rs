use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(challenge, headers))]
enum UserError {
    #[api(status = 401, challenge = "Bearer")]
    SignedOut,
    #[api(status = 405, headers(allow = "GET"))]
    Method,
    #[api(status = 407, headers(proxy_authenticate = "Basic"))]
    Proxy,
    #[api(status = 426, headers(upgrade = "HTTP/2.0"))]
    Upgrade,
    #[api(status = 405, allow(missing_header))]
    Added,
    #[api(status = 404)]
    NotFound,
}

fn main() {}
