use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum ProxyError {
    #[api(status = 502, status_from(upstream, 503, 502, 200, 503, "504", NOT_FUOND))]
    Upstream { upstream: u16 },
    #[api(status = 502, status_from(status, 503, 599))]
    Cache { statsu: u16 },
    #[api(status = 502, status_from(503))]
    Store { status: u16 },
    #[api(status_from(status))]
    Queue { status: u16 },
}

fn main() {}
