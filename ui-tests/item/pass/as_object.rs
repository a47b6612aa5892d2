use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "not found")]
    NotFound,
}

fn main() {
    let error: Box<dyn ApiError> = Box::new(UserError::NotFound);
    assert_eq!(error.status().as_u16(), 404);
    assert_eq!(error.message().to_string(), "not found");
}
