use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[non_exhaustive]
enum UserError {
    #[api(status = 404)]
    #[non_exhaustive]
    NotFound { user_id: String },
}

fn main() {
    let error = UserError::NotFound { user_id: "u".into() };
    assert_eq!(error.status().as_u16(), 404);
}
