use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 404, mesage = "not found")]
struct NotFound;

fn main() {}
