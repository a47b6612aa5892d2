use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(long), status = 404)]
struct NotFound;

fn main() {}
