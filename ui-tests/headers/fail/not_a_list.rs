use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 405, headers = "Allow: GET")]
    WrongMethod,
}

fn main() {}
