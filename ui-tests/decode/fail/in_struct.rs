use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(decode, status = 404)]
struct NoUser {
    id: u64,
}

fn main() {}
