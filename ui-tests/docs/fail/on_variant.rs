use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, docs = "errors#not_found")]
    NotFound,
}

fn main() {}
