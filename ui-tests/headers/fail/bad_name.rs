use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 405, headers(größe = "1"))]
    WrongMethod,
}

fn main() {}
