use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "no user <user_id?:?> in <zones...:03>", long = "no user <user_id:?>")]
    NotFound { user_id: Option<String>, zones: [u8; 2] },
}

fn main() {
    let error = UserError::NotFound { user_id: Some("u".into()), zones: [1, 22] };
    assert_eq!(error.message().to_string(), r#"no user "u" in 001, 022"#);
    assert_eq!(error.text().to_string(), r#"no user Some("u")"#);
}
