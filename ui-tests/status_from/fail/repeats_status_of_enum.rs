use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = BAD_GATEWAY)]
enum ProxyError {
    #[api(status_from(upstream, 502))]
    Upstream { upstream: u16 },
}

fn main() {}
