use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(descriptoin))]
enum UserError {
    /// No user exists with the given id.
    #[api(status = 404)]
    NotFound,
}

fn main() {}
