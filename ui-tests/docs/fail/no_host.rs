use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(docs = "https:///errors")]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
