use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 405, headers(allow = "GET", allow = "HEAD"))]
    WrongMethod,
}

fn main() {}
