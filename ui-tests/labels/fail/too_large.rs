use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum AuthError {
    #[api(status = 401, labels(number = 99999999999999999999))]
    Expired,
}

fn main() {}
