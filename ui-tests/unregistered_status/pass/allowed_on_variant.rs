use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 499, allow(unregistered_status))]
    ClientClosedRequest,
}

fn main() {
    assert_eq!(UserError::ClientClosedRequest.status().as_u16(), 499);
    assert_eq!(UserError::ClientClosedRequest.to_response().status().as_u16(), 499);
}
