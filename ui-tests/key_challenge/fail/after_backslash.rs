use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum ScopeError {
    #[api(status = 403, challenge = "Bearer scope=\"a\\<scope>\"")]
    Missing { scope: String },
}

fn main() {}
