use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(labels))]
enum AuthError {
    #[api(status = 401, hidden)]
    Expired,
}

fn main() {}
