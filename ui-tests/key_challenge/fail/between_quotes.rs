use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum ScopeError {
    #[api(status = 403, challenge = "Bearer error=\"a\", scope=<scope>, x=\"y\"")]
    Missing { scope: String },
}

fn main() {}
