use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_style = snake_case)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
