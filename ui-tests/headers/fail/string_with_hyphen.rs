use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, headers("X-Reason" = "deleted"))]
    NotFound,
}

fn main() {}
