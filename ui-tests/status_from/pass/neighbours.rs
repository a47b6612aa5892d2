use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 502)]
enum ProxyError {
    #[api(status_from(upstream, 503, GATEWAY_TIMEOUT,))]
    Listed { upstream: u16 },
    #[api(status_from(_0))]
    Any(Option<u16>),
    #[api(status = 503, status_from(r#type, 520), allow(unregistered_status))]
    Unregistered { r#type: u16 },
}

fn main() {
    assert_eq!(ProxyError::Listed { upstream: 504 }.status(), 504);
    assert_eq!(ProxyError::Any(Some(404)).status(), 404);
    assert_eq!(ProxyError::Any(None).status(), 502);
    assert_eq!(ProxyError::Unregistered { r#type: 520 }.status(), 520);
}
