use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_style = "numeric")]
enum UserError {
    #[api(status = 404, code = 99999999999999999999)]
    NotFound,
}

fn main() {}
