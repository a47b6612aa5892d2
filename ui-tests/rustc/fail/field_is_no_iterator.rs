use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "users <user_ids...> not found")]
    NotFound { user_ids: u64 },
}

fn main() {}
