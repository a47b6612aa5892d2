use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require = "long")]
enum UserError {
    #[api(status = 404, long = "No such user")]
    NotFound,
}

fn main() {}
