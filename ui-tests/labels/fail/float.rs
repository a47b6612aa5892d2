use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum AuthError {
    #[api(status = 401, labels(number = 1.5))]
    Expired,
}

fn main() {}
