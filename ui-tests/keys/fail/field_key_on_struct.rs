use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 404, pointer)]
struct NotFound {
    user_id: String,
}

fn main() {}
