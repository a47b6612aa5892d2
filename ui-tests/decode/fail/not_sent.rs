use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(decode)]
enum UserError {
    #[api(status = 404, message = "There is no user <user_id>")]
    NotFound { user_id: u64 },
}

fn main() {}
