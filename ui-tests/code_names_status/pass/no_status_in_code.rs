use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_style = "numeric")]
enum UserError {
    #[api(status = 404, code = 204001)]
    NotFound,
    #[api(status = 409, code = 999001)]
    EmailTaken,
    #[api(status = 423, code = 17)]
    Locked,
}

fn main() {
    assert_eq!(UserError::NotFound.status().as_u16(), 404);
    assert_eq!(UserError::EmailTaken.status().as_u16(), 409);
    assert_eq!(UserError::Locked.status().as_u16(), 423);
}
