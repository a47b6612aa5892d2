use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum ProxyError {
    #[api(status = 502, status_from())]
    Upstream { upstream: u16 },
}

fn main() {}
