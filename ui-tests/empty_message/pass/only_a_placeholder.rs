use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "<name>")]
    NotFound { name: String },
}

fn main() {
    let error = UserError::NotFound { name: String::new() };
    assert_eq!(error.message().to_string(), "");
}
