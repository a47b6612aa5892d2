use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_style = "numeric")]
enum UserError {
    #[api(code = 404001)]
    NotFound,
    #[api(code = 503_017)]
    SearchDown,
}

fn main() {
    assert_eq!(UserError::NotFound.status().as_u16(), 404);
    assert_eq!(UserError::SearchDown.status().as_u16(), 503);
    assert_eq!(UserError::SearchDown.code().to_string(), "503017");
}
