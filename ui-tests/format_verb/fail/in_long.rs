use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, long = "No user was found with id %d")]
    NotFound { user_id: u64 },
}

fn main() {}
