use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401, message = "bad token for <user_id>", meta(user_id))]
    BadToken {
        user_id: String,
        #[api(secret)]
        token: String,
    },
    #[api(status = 403)]
    BadKey(#[api(secret)] String),
}

fn main() {
    let error = UserError::BadToken { user_id: "u".into(), token: "hunter2".into() };
    assert!(!error.to_json().contains("hunter2"));
    assert!(!error.to_string().contains("hunter2"));
    assert!(!UserError::BadKey("hunter2".into()).to_string().contains("hunter2"));
}
