use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 502, status_from(upstream, 503))]
enum ProxyError {
    Upstream { upstream: u16 },
}

fn main() {}
