use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum SessionRefreshError {
    #[api(status = 401)]
    TokenExpired,
}

fn main() {
    let section = serde_json::to_string(SessionRefreshError::section()).unwrap();
    assert!(section.contains(r#""Session Refresh""#), "{section}");
}
