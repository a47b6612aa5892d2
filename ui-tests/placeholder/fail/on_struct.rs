use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 404, message = "user <usr_id> not found")]
struct NotFound {
    user_id: String,
}

fn main() {}
