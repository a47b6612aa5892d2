use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_style = "numeric", allow(code_names_status))]
enum UserError {
    #[api(status = 409, code = 404001)]
    NotFound,
    #[api(code = 404002)]
    Deleted,
}

fn main() {
    assert_eq!(UserError::NotFound.status().as_u16(), 409);
    assert_eq!(UserError::Deleted.status().as_u16(), 404);
}
