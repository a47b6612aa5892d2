use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, headers(x_user = _1))]
    NotFound(String),
}

fn main() {}
