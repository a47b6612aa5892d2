use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_style = "numeric")]
enum UserError {
    #[api(status = 409, code = 404001, allow(code_names_status))]
    NotFound,
}

fn main() {
    assert_eq!(UserError::NotFound.status().as_u16(), 409);
    assert_eq!(UserError::NotFound.code().to_string(), "404001");
}
