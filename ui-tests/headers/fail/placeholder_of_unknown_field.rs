use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum ScopeError {
    #[api(status = 403, headers(x_scope = "for <scpoe>"))]
    Missing { scope: String },
}

fn main() {}
