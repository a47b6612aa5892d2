use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(long))]
enum UserError {
    #[api(status = 404, lomg = "No such user")]
    NotFound,
}

fn main() {}
