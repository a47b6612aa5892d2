use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 409)]
enum OrderError {
    #[api(grpc = ABORTED)]
    Changed,
    Exists,
}

fn main() {
    assert_eq!(OrderError::Changed.entry().grpc().as_str(), "ABORTED");
    assert_eq!(OrderError::Exists.entry().grpc().as_str(), "ALREADY_EXISTS");
}
