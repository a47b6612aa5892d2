use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_style = "numeric")]
enum UserError {
    #[api(status = 404, code = 404001)]
    NotFound,
    #[api(status = CONFLICT, code = 409001)]
    EmailTaken,
}

fn main() {
    assert_eq!(UserError::NotFound.status().as_u16(), 404);
    assert_eq!(UserError::EmailTaken.status().as_u16(), 409);
}
