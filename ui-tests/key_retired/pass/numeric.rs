use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_style = "numeric", retired(404001, 404002))]
enum UserError {
    #[api(code = 404003)]
    NotFound,
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "404003");
}
