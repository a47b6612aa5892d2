use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[repr(u8)]
enum UserError {
    #[api(status = 404)]
    NotFound = 7,
    #[api(status = 409)]
    EmailTaken = 3,
}

fn main() {
    assert_eq!(UserError::NotFound.status().as_u16(), 404);
    assert_eq!(UserError::EmailTaken.status().as_u16(), 409);
}
