use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(retired("account_gone", "account_locked"))]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {
    let section = serde_json::to_string(UserError::section()).unwrap();
    assert!(section.contains("account_gone"), "{section}");
    assert!(section.contains("account_locked"), "{section}");
}
