use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum ProxyError {
    #[api(status = 502, status_from(upstream, 503, 504, SERVICE_UNAVAILABLE))]
    Upstream { upstream: u16 },
}

fn main() {}
