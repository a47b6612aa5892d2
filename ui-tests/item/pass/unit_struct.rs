use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 404)]
struct UserNotFound;

fn main() {
    assert_eq!(
        UserNotFound.to_json(),
        r#"{"errors":[{"message":"User not found","long_message":"User not found","code":"user_not_found"}]}"#
    );
}
