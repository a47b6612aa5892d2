use error_catalog::ApiError;

const LIMIT: u8 = 5;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, meta(id = user_id, length = user_id.len(), limit = LIMIT, kind = "user"))]
    NotFound { user_id: String },
    #[api(status = 409, meta(email = _0, count = _1 + 1))]
    EmailTaken(String, u8),
}

fn main() {
    let error = UserError::NotFound { user_id: "abc".into() };
    assert_eq!(
        error.to_json(),
        r#"{"errors":[{"message":"Not found","long_message":"Not found","code":"not_found","meta":{"id":"abc","length":3,"limit":5,"kind":"user"}}]}"#
    );
    let error = UserError::EmailTaken("e".into(), 1);
    assert!(error.to_json().ends_with(r#""meta":{"email":"e","count":2}}]}"#));
}
