use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(docs))]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
