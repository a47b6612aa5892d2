use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(labels(team = "a"), require(labels(team, type("auth", "other"), number(1, -2), internal(true))))]
enum AuthError {
    #[api(status = 401, labels(type = "auth", number = -2, internal = true))]
    Expired,
}

fn main() {
    assert_eq!(AuthError::Expired.entry().labels().count(), 4);
}
