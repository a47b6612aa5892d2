use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 404)]
struct NotFound;

#[derive(Debug, ApiError)]
enum ProxyError {
    #[api(transparent, status_from(_0))]
    Upstream(NotFound),
}

fn main() {}
