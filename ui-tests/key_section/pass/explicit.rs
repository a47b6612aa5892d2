use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(section = "Accounts of users")]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {
    let section = serde_json::to_string(UserError::section()).unwrap();
    assert!(section.contains(r#""Accounts of users""#), "{section}");
}
