use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 405, headers(content_type = "text/plain"))]
    WrongMethod,
}

fn main() {}
