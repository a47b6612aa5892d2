use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, code = 404001)]
    NotFound,
}

fn main() {}
