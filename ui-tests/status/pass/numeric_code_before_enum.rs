use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_style = "numeric", status = 500)]
enum UserError {
    #[api(code = 404001)]
    NotFound,
    #[api(code = 17)]
    Storage,
}

fn main() {
    assert_eq!(UserError::NotFound.status().as_u16(), 404);
    assert_eq!(UserError::Storage.status().as_u16(), 500);
}
