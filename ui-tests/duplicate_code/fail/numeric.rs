use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_style = "numeric")]
enum UserError {
    #[api(code = 404001)]
    NotFound,
    #[api(code = 404001)]
    Deleted,
}

fn main() {}
