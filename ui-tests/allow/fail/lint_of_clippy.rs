use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, allow(clippy::all))]
    NotFound,
}

fn main() {}
