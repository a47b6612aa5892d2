use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(retired("account_gone", "account_gone"))]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
