use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 405, headers(x_limit = "1", X_Limit = "2"))]
    WrongMethod,
}

fn main() {}
