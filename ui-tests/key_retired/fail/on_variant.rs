use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, retired("account_gone"))]
    NotFound,
}

fn main() {}
