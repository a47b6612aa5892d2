use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, api::hidden)]
    NotFound,
}

fn main() {}
