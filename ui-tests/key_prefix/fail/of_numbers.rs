use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_style = "numeric", prefix = "user:")]
enum UserError {
    #[api(code = 404001)]
    NotFound,
}

fn main() {}
