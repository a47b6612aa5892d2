use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 405, headers(allow = "GET\r\nSet-Cookie: a=b"))]
    WrongMethod,
}

fn main() {}
