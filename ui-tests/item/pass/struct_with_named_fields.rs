use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 404, message = "no user <user_id>", meta(user_id))]
struct UserNotFound {
    user_id: u64,
}

fn main() {
    let error = UserNotFound { user_id: 7 };
    assert_eq!(error.message().to_string(), "no user 7");
    assert!(error.to_json().ends_with(r#""meta":{"user_id":7}}]}"#));
}
