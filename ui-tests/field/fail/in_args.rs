use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "no user <id>", args(id = usr_id))]
    NotFound { user_id: String },
}

fn main() {}
