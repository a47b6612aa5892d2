use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, display("no user {id}"))]
    NotFound { id: u64 },
}

fn main() {}
