use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum ProxyError {
    #[api(status_from(upstream, 503))]
    Upstream { upstream: u16 },
}

fn main() {}
