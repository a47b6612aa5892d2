use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(grpc = ABORTED)]
enum AuthError {
    #[api(status = 401, hidden)]
    Expired,
}

fn main() {}
