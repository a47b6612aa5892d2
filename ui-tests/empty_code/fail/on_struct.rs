use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 404, code = "")]
struct NotFound;

fn main() {}
