use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(secret)]
enum UserError {
    #[api(status = 404)]
    NotFound { user_id: String },
}

fn main() {}
