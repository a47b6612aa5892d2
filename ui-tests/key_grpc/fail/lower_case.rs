use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum AuthError {
    #[api(status = 401, grpc = aborted)]
    Expired,
}

fn main() {}
