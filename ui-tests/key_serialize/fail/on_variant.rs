use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, serialize)]
    NotFound,
}

fn main() {}
