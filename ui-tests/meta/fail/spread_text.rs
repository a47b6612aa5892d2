use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404)]
    NotFound { #[api(meta = "*")] id: String },
}

fn main() {}
