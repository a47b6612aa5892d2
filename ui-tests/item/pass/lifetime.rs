use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError<'a> {
    #[api(status = 404, message = "no user <user_id>", meta(user_id))]
    NotFound { user_id: &'a str },
}

fn main() {
    let name = String::from("u");
    let error = UserError::NotFound { user_id: &name };
    assert!(error.to_json().contains(r#""message":"no user u""#));
}
