use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(docs = "https://docs.example.com/all errors")]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
