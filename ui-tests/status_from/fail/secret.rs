use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum ProxyError {
    #[api(status = 502, status_from(upstream, 503))]
    Upstream { #[api(secret)] upstream: u16 },
}

fn main() {}
