use error_catalog::{ApiError, Received};

#[derive(Debug, ApiError)]
#[api(status = 404)]
struct NotFound;

fn main() {
    let _ = Received::parse("{}").decode::<NotFound>();
}
