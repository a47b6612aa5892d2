use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(long, long))]
enum UserError {
    #[api(status = 404, long = "a")]
    NotFound,
}

fn main() {}
