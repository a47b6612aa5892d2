use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = INTERNAL_SERVER_ERROR)]
enum UserError {
    #[api(status = NOT_FOUND)]
    NotFound,
    #[api(status = URI_TOO_LONG)]
    UriTooLong,
    Storage,
}

fn main() {
    assert_eq!(UserError::NotFound.status().as_u16(), 404);
    assert_eq!(UserError::UriTooLong.status().as_u16(), 414);
    assert_eq!(UserError::Storage.status().as_u16(), 500);
}
