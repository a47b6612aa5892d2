use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 429, headers(x_name = name))]
    TooMany { name: String },
}

fn main() {
    let error = UserError::TooMany { name: "a\r\nset-cookie: b=c".into() };
    let response = error.to_response();
    assert!(!response.headers().contains_key("set-cookie"));
    if let Some(value) = response.headers().get("x-name") {
        assert!(!value.as_bytes().contains(&b'\n'));
    }
}
