use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, args("name"))]
    NotFound { user_id: String },
}

fn main() {}
