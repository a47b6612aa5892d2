use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 404)]
enum UserError {
    NotFound,
    #[api(status = 410)]
    Deleted,
    #[api(code = "hidden_user")]
    Hidden,
}

fn main() {
    assert_eq!(UserError::NotFound.status().as_u16(), 404);
    assert_eq!(UserError::Deleted.status().as_u16(), 410);
    assert_eq!(UserError::Hidden.status().as_u16(), 404);
}
