use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_style = "numeric")]
enum UserError {
    #[api(status = 404, code = 7u8)]
    NotFound,
}

fn main() {}
