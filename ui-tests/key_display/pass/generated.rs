use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(display = true)]
enum UserError {
    #[api(status = 404, message = "no such user")]
    NotFound,
}

fn main() {
    assert_eq!(UserError::NotFound.to_string(), "no such user");
    let _error: Box<dyn std::error::Error> = Box::new(UserError::NotFound);
}
