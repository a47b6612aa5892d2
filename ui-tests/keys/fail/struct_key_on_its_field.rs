use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 404)]
struct UserNotFound {
    #[api(retry = "never")]
    id: u32,
}

fn main() {}
