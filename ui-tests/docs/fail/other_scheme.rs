use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(docs = "javascript:alert(1)")]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
