use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum ScopeError {
    #[api(status = 403, headers(x_scope = "for <scope:?> <<", x_named = "{other} %d"))]
    Missing { scope: String },
}

fn main() {
    let response = ScopeError::Missing { scope: "a".to_owned() }.to_response();
    assert_eq!(response.headers()["x-scope"], "for \"a\" <");
    assert_eq!(response.headers()["x-named"], "{other} %d");
}
