use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, long = "No user was found with id {user_id}")]
    NotFound { user_id: String },
}

fn main() {}
