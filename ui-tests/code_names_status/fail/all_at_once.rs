use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_style = "numeric")]
enum UserError {
    #[api(status = 409, code = 404001)]
    NotFound,
    #[api(code = 409001, status = BAD_REQUEST)]
    EmailTaken,
    #[api(status = 503, code = 500001)]
    SearchDown,
}

fn main() {}
