use std::error::Error;

use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 502, message = "a service failed: <cause>")]
struct Upstream<E> {
    cause: E,
}

#[derive(Debug, ApiError)]
enum UserError {
    #[api(transparent)]
    Upstream(Upstream<Box<dyn Error + Send + Sync>>),
}

fn main() {
    let error = UserError::Upstream(Upstream { cause: "timeout".into() });
    assert_eq!(error.to_string(), "a service failed: timeout");
}
