use error_catalog::ApiError;

type Maybe = Option<String>;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "no user<user_id?>")]
    NotFound { user_id: Maybe },
}

fn main() {
    let error = UserError::NotFound { user_id: Some(" u".into()) };
    assert_eq!(error.message().to_string(), "no user u");
}
