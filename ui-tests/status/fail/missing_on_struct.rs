use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code = "not_found")]
struct NotFound;

fn main() {}
