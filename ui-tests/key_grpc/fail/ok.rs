use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum AuthError {
    #[api(status = 401, grpc = OK)]
    Expired,
}

fn main() {}
