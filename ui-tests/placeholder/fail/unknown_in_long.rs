use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, long = "No user was found with id <userid>")]
    NotFound { user_id: String },
}

fn main() {}
