use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 400, message = "use {other} or {name}", long = "<user_id> is no {id}")]
    BadTemplate { user_id: String },
}

fn main() {
    let error = UserError::BadTemplate { user_id: "u".into() };
    assert_eq!(error.message().to_string(), "use {other} or {name}");
    assert_eq!(error.text().to_string(), "u is no {id}");
}
