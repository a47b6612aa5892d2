use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(labels(team = "identity", type = "auth"))]
enum AuthError {
    #[api(status = 401, labels(r#type = "other", number = -1_004, internal = true,))]
    Expired,
    #[api(status = 401, labels())]
    Locked,
}

fn main() {
    assert_eq!(AuthError::Expired.entry().labels().count(), 4);
    assert_eq!(AuthError::Locked.entry().label("type").map(|label| label.to_string()).as_deref(), Some("auth"));
}
