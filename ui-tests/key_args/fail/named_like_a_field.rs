use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "no user <user_id>", args(user_id = 5))]
    NotFound { user_id: String },
}

fn main() {}
