use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(prefix = "user:")]
enum UserError {
    #[api(status = 404, code = "user:notFound")]
    NotFound,
}

fn main() {}
