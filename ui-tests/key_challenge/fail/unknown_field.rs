use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum ScopeError {
    #[api(status = 403, challenge = "Bearer scope=\"<scpoe>\"")]
    Missing { scope: String },
}

fn main() {}
