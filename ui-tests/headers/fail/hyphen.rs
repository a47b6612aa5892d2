use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, headers(x-reason = "deleted"))]
    NotFound,
}

fn main() {}
