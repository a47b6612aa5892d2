use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, meta(next = id.await))]
    NotFound { id: u64 },
}

fn main() {}
