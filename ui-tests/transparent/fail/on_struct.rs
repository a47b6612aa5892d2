use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(transparent)]
struct UserError;

fn main() {}
