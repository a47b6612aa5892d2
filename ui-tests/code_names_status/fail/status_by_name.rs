use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_style = "numeric")]
enum UserError {
    #[api(status = CONFLICT, code = 404001)]
    NotFound,
}

fn main() {}
