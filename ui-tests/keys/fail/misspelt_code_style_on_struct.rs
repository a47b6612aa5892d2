use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 404, code = "not-found", code_stile = "kebab-case")]
struct NotFound;

fn main() {}
