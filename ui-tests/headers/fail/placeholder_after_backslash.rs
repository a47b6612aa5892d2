use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum ScopeError {
    #[api(status = 403, headers(x_scope = "for \"\\<scope>\""))]
    Missing { scope: String },
}

fn main() {}
