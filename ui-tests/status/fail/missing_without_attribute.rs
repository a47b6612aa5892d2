use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    NotFound { user_id: String },
}

fn main() {}
