use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum ScopeError {
    #[api(status = 403, headers(link = "<https://e.com>; rel=\"license\""))]
    Missing { scope: String },
}

fn main() {}
