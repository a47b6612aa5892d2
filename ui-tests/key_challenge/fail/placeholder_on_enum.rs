use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(challenge = "Bearer scope=\"<scope>\"")]
enum ScopeError {
    #[api(status = 401)]
    Missing { scope: String },
}

fn main() {}
