use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "no user %(id)s")]
    NotFound { id: u64 },
}

fn main() {}
