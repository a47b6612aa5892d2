use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(docs = "docs.example.com/errors")]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
