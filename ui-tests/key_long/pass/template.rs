use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "not found", long = "No user was found with id <user_id>")]
    NotFound { user_id: String },
}

fn main() {
    let error = UserError::NotFound { user_id: "u".into() };
    assert_eq!(error.long_message().unwrap().to_string(), "No user was found with id u");
    assert_eq!(error.text().to_string(), "No user was found with id u");
    assert_eq!(
        error.to_json(),
        r#"{"errors":[{"message":"not found","long_message":"No user was found with id u","code":"not_found"}]}"#
    );
}
