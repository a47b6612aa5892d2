use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(hint))]
enum UserError {
    #[api(status = 404, hint = "create it first")]
    NotFound,
}

fn main() {}
