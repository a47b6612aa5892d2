use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 405, headers(allow = "GET, HEAD", x_reason = "wrong method"))]
    WrongMethod,
}

fn main() {
    let response = UserError::WrongMethod.to_response();
    assert_eq!(response.headers()["allow"], "GET, HEAD");
    assert_eq!(response.headers()["x-reason"], "wrong method");
}
