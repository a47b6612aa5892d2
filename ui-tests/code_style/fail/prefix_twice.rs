use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(prefix = "user:")]
enum UserError {
    #[api(status = 404, code = "user:user:gone")]
    NotFound,
}

fn main() {}
